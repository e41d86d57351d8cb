/** Everything that knows Kafka and outcomes. */
@NullMarked
package io.inkstream.worker.delivery;

import org.jspecify.annotations.NullMarked;
