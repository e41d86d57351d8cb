/** What a worker counts, under {@code ocr.}. */
@NullMarked
package io.inkstream.worker.metrics;

import org.jspecify.annotations.NullMarked;
