/** Everything that knows Kafka. */
@NullMarked
package io.inkstream.ingest.delivery;

import org.jspecify.annotations.NullMarked;
