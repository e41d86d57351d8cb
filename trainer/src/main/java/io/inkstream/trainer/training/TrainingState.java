package io.inkstream.trainer.training;

import io.inkstream.trainer.dataset.BatchStream;

/**
 * All of a run that is not a tensor, as it stands between two updates.
 *
 * @param steps updates done
 * @param lines lines learnt from
 * @param epochs epochs measured
 * @param seconds time spent, over all parts of the run
 * @param meanLoss running mean of the loss; -1 before the first
 * @param position where the stream of batches goes on
 * @param bestError smallest error so far
 */
record TrainingState(
        long steps,
        long lines,
        long epochs,
        double seconds,
        double meanLoss,
        BatchStream.Position position,
        double bestError,
        Schedule.Plateau plateau,
        EarlyStopping.Memory stopping) {

    /** The state of a run that has not begun. */
    static TrainingState start(boolean shortLines) {
        return new TrainingState(
                0,
                0,
                0,
                0,
                -1,
                BatchStream.Position.start(shortLines),
                Double.MAX_VALUE,
                Schedule.Plateau.START,
                EarlyStopping.Memory.START);
    }
}
