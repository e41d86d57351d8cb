/** Lines of several pages in batches. */
@NullMarked
package io.inkstream.worker.batching;

import org.jspecify.annotations.NullMarked;
