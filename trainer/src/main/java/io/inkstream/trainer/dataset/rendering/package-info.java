/** Drawn pages written with their ground truth. */
@NullMarked
package io.inkstream.trainer.dataset.rendering;

import org.jspecify.annotations.NullMarked;
