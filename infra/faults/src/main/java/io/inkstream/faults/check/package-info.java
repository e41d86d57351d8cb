/** What must hold, and the evidence it is judged by. */
@NullMarked
package io.inkstream.faults.check;

import org.jspecify.annotations.NullMarked;
