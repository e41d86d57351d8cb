/** What ingest counts, under {@code ocr.}. */
@NullMarked
package io.inkstream.ingest.metrics;

import org.jspecify.annotations.NullMarked;
