/** The text of batches and documents as files, streamed page by page. */
@NullMarked
package io.inkstream.results.export;

import org.jspecify.annotations.NullMarked;
