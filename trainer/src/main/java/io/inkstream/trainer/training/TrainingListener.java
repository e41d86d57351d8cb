package io.inkstream.trainer.training;

import java.io.IOException;

/** Hears what happens in a run; called by one thread at a time. */
@FunctionalInterface
public interface TrainingListener {

    void on(TrainingEvent event) throws IOException;
}
