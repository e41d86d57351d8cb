/** What every service wires alike; joined in one process they share these beans. */
@NullMarked
package io.inkstream.platform;

import org.jspecify.annotations.NullMarked;
