/** Batches followed live, with replay. */
@NullMarked
package io.inkstream.results.progress;

import org.jspecify.annotations.NullMarked;
