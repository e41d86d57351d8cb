/** What goes wrong, one thing at a time. */
@NullMarked
package io.inkstream.faults.trial;

import org.jspecify.annotations.NullMarked;
