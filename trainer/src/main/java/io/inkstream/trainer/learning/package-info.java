/** From corrections to the next candidate: data, fine-tuning, measuring, proposing. */
@NullMarked
package io.inkstream.trainer.learning;

import org.jspecify.annotations.NullMarked;
