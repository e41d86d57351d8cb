package io.inkstream.worker.models;

import io.inkstream.contracts.PinnedModel;
import io.inkstream.recognition.finder.FinderModel;
import io.inkstream.recognition.finder.LineFinder;
import io.inkstream.recognition.finder.PageFinder;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.layout.LineSegmenter;
import io.inkstream.recognition.layout.SegmenterSettings;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Trained line finders that batches are pinned to, opened when first asked for. Safe for many
 * threads. What was opened stays open as long as the worker runs: there are as many of them as
 * versions in use.
 */
public final class LineFinders {
    private final ModelFiles files;
    private final SegmenterSettings settings;
    private final Map<String, PageFinder> open = new LinkedHashMap<>();

    public LineFinders(ModelFiles files, SegmenterSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    /** The finder behind a pinned model. */
    public synchronized PageFinder fetch(PinnedModel model)
            throws ModelUnavailableException, StorageException {
        PageFinder finder = open.get(model.digest());
        if (finder == null) {
            finder = open(model);
            open.put(model.digest(), finder);
        }
        return finder;
    }

    private PageFinder open(PinnedModel model) throws ModelUnavailableException, StorageException {
        try {
            return new LineFinder(
                    FinderModel.open(files.fetch(model).file().path()),
                    new LineSegmenter(settings),
                    settings.maxLines());
        } catch (InvalidModelException | InferenceException | IOException e) {
            throw new ModelUnavailableException(
                    model, "finds no lines: " + String.valueOf(e.getMessage()));
        }
    }
}
