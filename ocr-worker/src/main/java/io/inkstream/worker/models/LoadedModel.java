package io.inkstream.worker.models;

import io.inkstream.contracts.PinnedModel;
import io.inkstream.recognition.inference.WidthBuckets;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;

/** A pinned model whose file is on this machine and checked. */
public record LoadedModel(PinnedModel model, ModelFile file) {
    public ModelDescription description() {
        return file.description();
    }

    public WidthBuckets buckets() {
        return WidthBuckets.ofPadding(description().padding());
    }
}
