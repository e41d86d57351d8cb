/** What a run leaves behind and shows: metrics, event file, curves, samples, card, progress. */
@NullMarked
package io.inkstream.trainer.training.journal;

import org.jspecify.annotations.NullMarked;
