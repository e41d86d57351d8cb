/** Shows what a network sees in a line and why it reads what it reads. */
@NullMarked
package io.inkstream.trainer.explain;

import org.jspecify.annotations.NullMarked;
