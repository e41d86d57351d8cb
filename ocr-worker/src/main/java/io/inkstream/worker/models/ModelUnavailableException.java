package io.inkstream.worker.models;

import io.inkstream.contracts.PinnedModel;

/** A pinned model that this worker cannot open; another try may find it. */
public final class ModelUnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    ModelUnavailableException(PinnedModel model, String why) {
        super("model " + model + ": " + why);
    }
}
