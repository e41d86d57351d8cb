package io.inkstream.cli;

import io.inkstream.cli.client.BatchInfo;
import io.inkstream.contracts.BatchState.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A batch for people. */
final class BatchText {
    private BatchText() {}

    static String line(BatchInfo batch) {
        return String.format(
                        Locale.ROOT,
                        "%s  %-9s  %3.0f %%  %5d pages  %s",
                        batch.batchId(),
                        state(batch),
                        batch.percent(),
                        batch.counts().pages(),
                        batch.name().orElse(""))
                .stripTrailing();
    }

    static List<String> lines(BatchInfo batch) {
        List<String> lines = new ArrayList<>();
        Counts counts = batch.counts();
        lines.add("batch      " + batch.batchId());
        batch.name().ifPresent(name -> lines.add("name       " + name));
        lines.add("state      " + state(batch));
        lines.add(
                "documents  %d, %d failed".formatted(counts.documents(), counts.documentsFailed()));
        lines.add(
                "pages      %d, %d read, %d failed"
                        .formatted(counts.pages(), counts.pagesDone(), counts.pagesFailed()));
        batch.failures().ifPresent(failures -> addFailures(lines, failures));
        return lines;
    }

    private static void addFailures(List<String> lines, BatchInfo.Failures failures) {
        failures.documents()
                .forEach(document ->
                        lines.add(
                                "failed     %s: %s (%s)"
                                        .formatted(
                                                document.name()
                                                        .orElse(document.documentId().value()),
                                                document.failure().detail(),
                                                document.failure().code().code())));
        failures.pages()
                .forEach(page ->
                        lines.add(
                                "failed     page %s: %s (%s)"
                                        .formatted(
                                                page.pageId(),
                                                page.failure().detail(),
                                                page.failure().code().code())));
    }

    private static String state(BatchInfo batch) {
        return batch.state().name().toLowerCase(Locale.ROOT);
    }
}
