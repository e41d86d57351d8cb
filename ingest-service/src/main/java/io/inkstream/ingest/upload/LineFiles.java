package io.inkstream.ingest.upload;

import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.RecognitionPlan;
import java.util.List;
import java.util.Locale;

/**
 * The files of an upload: documents, and for a batch that brings its own lines the XML files with
 * the lines of documents of the same name.
 */
record LineFiles(List<NamedFile> documents, List<NamedFile> lines) {
    private static final String EXTENSION = ".xml";

    LineFiles {
        documents = List.copyOf(documents);
        lines = List.copyOf(lines);
    }

    static LineFiles of(RecognitionPlan plan, List<NamedFile> files) {
        return new LineFiles(
                files.stream().filter(file -> !areLines(plan, file)).toList(),
                files.stream().filter(file -> areLines(plan, file)).toList());
    }

    static boolean areLines(RecognitionPlan plan, NamedFile file) {
        return plan.segmenter().name().equals(PinnedModel.GIVEN_LINES)
                && file.name().value().toLowerCase(Locale.ROOT).endsWith(EXTENSION);
    }
}
