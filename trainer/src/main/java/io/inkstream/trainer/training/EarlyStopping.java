package io.inkstream.trainer.training;

import io.inkstream.trainer.recipe.StoppingSettings;

/** Ends a run whose error has not become smaller for a number of epochs. */
final class EarlyStopping {

    /**
     * What it remembers.
     *
     * @param best smallest error that counted as an improvement
     * @param waited epochs since then
     */
    record Memory(double best, int waited) {

        static final Memory START = new Memory(Double.MAX_VALUE, 0);
    }

    private final StoppingSettings settings;
    private Memory memory = Memory.START;

    EarlyStopping(StoppingSettings settings) {
        this.settings = settings;
    }

    /** Tells the error after an epoch, counted from 1; true when the run should end. */
    boolean measured(long epoch, double error) {
        memory =
                error < memory.best() - settings.minDelta()
                        ? new Memory(error, 0)
                        : new Memory(memory.best(), memory.waited() + 1);
        return settings.patience() > 0
                && memory.waited() >= settings.patience()
                && epoch >= settings.minEpochs();
    }

    Memory memory() {
        return memory;
    }

    void restore(Memory earlier) {
        memory = earlier;
    }
}
