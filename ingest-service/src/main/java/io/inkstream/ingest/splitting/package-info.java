/** From a document to its page images. */
@NullMarked
package io.inkstream.ingest.splitting;

import org.jspecify.annotations.NullMarked;
