/** The training loop: schedule, curriculum, averaging, checkpoints, run folder. */
@NullMarked
package io.inkstream.trainer.training;

import org.jspecify.annotations.NullMarked;
