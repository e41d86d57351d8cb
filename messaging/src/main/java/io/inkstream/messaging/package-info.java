/** The Kafka logic several services share. */
@NullMarked
package io.inkstream.messaging;

import org.jspecify.annotations.NullMarked;
