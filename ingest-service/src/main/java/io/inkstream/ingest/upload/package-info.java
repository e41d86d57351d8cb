/** From an HTTP body to a durable, announced document. */
@NullMarked
package io.inkstream.ingest.upload;

import org.jspecify.annotations.NullMarked;
