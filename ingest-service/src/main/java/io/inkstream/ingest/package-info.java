/** Accepts uploads, splits documents, announces pages. */
@NullMarked
package io.inkstream.ingest;

import org.jspecify.annotations.NullMarked;
