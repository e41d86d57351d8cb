/** Everything in one process. */
@NullMarked
package io.inkstream.standalone;

import org.jspecify.annotations.NullMarked;
