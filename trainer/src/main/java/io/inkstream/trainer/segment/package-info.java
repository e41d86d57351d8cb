/** Pages with drawn lines as something a network learns to draw. */
@NullMarked
package io.inkstream.trainer.segment;

import org.jspecify.annotations.NullMarked;
