package io.inkstream.trainer.training;

import java.util.SortedMap;

/** What happens in a run, told to its {@link TrainingListener}s in order. */
public sealed interface TrainingEvent {

    /**
     * The run begins or goes on.
     *
     * @param weights number of weights
     * @param outputs classes or numbers that come out
     * @param steps updates done before, 0 in a new run
     * @param epochs epochs measured before
     */
    record Started(
            long weights,
            int outputs,
            int stride,
            String device,
            String precision,
            int threads,
            long steps,
            long epochs)
            implements TrainingEvent {}

    /**
     * An update was made.
     *
     * @param loss of this batch; not a number when the update was left out
     * @param meanLoss running mean
     * @param seconds since the run began, earlier parts included
     * @param linesPerSecond in this part of the run
     * @param progress share of the run done
     */
    record Stepped(
            long step,
            long lines,
            double loss,
            double meanLoss,
            double learningRate,
            double seconds,
            double linesPerSecond,
            double progress)
            implements TrainingEvent {

        /** Seconds left at this pace. */
        public double secondsLeft() {
            return progress > 0 ? seconds * (1 - progress) / progress : Double.NaN;
        }
    }

    /** The curriculum turns from short to full lines. */
    record FullLines(long step, double meanLoss) implements TrainingEvent {}

    /**
     * An epoch ended and the network was measured.
     *
     * @param error mean over the sets of what training makes small
     * @param best whether it is the smallest so far
     */
    record Measured(
            long epoch,
            long step,
            long lines,
            double meanLoss,
            double learningRate,
            double seconds,
            double linesPerSecond,
            SortedMap<String, Validation.Result> sets,
            double error,
            boolean best)
            implements TrainingEvent {}

    /** The run is over and its checkpoint written. */
    record Ended(Reason reason, long step, long lines, double seconds, double bestError)
            implements TrainingEvent {}

    /** Why a run ended. */
    enum Reason {
        /** Its minutes, steps or epochs are used up. */
        FINISHED,
        /** It no longer got better. */
        NO_IMPROVEMENT,
        /** It was asked to stop; it can be resumed. */
        STOPPED
    }
}
