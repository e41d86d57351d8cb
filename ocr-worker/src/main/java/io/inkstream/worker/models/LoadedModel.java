package io.inkstream.worker.models;

import io.inkstream.contracts.PinnedModel;
import io.inkstream.recognition.inference.WidthBuckets;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.recognition.model.ModelKind;

/** A pinned model whose file is on this machine and checked. */
public record LoadedModel(PinnedModel model, ModelFile file) {
    public ModelDescription description() {
        return file.description();
    }

    /** Columns of a line per step of the model's answer; all of them where it answers once. */
    public int columnsPerStep() {
        return description().kind() == ModelKind.CLASS
                ? buckets().maxWidth()
                : description().stride();
    }

    public WidthBuckets buckets() {
        return WidthBuckets.ofPadding(description().padding());
    }
}
