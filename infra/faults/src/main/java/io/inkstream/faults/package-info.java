/** Fault trials of a whole installation. */
@NullMarked
package io.inkstream.faults;

import org.jspecify.annotations.NullMarked;
