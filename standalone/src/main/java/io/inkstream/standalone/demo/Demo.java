package io.inkstream.standalone.demo;

import io.inkstream.cli.client.BatchInfo;
import io.inkstream.cli.client.ClientException;
import io.inkstream.cli.client.InkstreamClient;
import io.inkstream.cli.client.Upload;
import io.inkstream.cli.client.UploadReceipt;
import io.inkstream.cli.client.WatchEvent;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.Failure;
import io.inkstream.recognition.evaluation.Accuracy;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Uploads the samples, follows the batch, and prints each document as soon as it has ended: its
 * text, and how far that is from the truth. Succeeds when every document ended as it should, the
 * broken one with a failure.
 */
public final class Demo {
    private final InkstreamClient client;
    private final Samples samples;
    private final PrintStream out;
    private final PrintStream progress;
    private final Score score = new Score();
    private final Map<DocumentId, Samples.Sample> byDocument = new LinkedHashMap<>();
    private final Map<DocumentId, Integer> openPages = new HashMap<>();
    private final Set<DocumentId> printed = new HashSet<>();
    private int surprises;

    /**
     * @param out where texts go
     * @param progress where it is told how far things are
     */
    public Demo(InkstreamClient client, Samples samples, PrintStream out, PrintStream progress) {
        this.client = client;
        this.samples = samples;
        this.out = out;
        this.progress = progress;
    }

    /** Whether everything ended as it should. */
    public boolean run() throws ClientException, IOException, InterruptedException {
        UploadReceipt receipt = client.upload(upload());
        for (UploadReceipt.Document document : receipt.documents()) {
            byDocument.put(document.documentId(), sample(document.name()));
        }
        progress.printf(
                "batch %s: %d documents uploaded%n", receipt.batchId(), receipt.documents().size());
        BatchInfo end = client.watch(receipt.batchId(), (event, json) -> heard(event));
        for (DocumentId document : byDocument.keySet()) {
            print(document);
        }
        printSummary(end);
        return surprises == 0;
    }

    private Upload upload() throws FileNotFoundException {
        List<Upload.File> files =
                samples.documents().stream()
                        .map(sample -> new Upload.File(sample.name(), samples.file(sample)))
                        .toList();
        return new Upload(Optional.of("demo"), samples.model(), Upload.Decoding.BY_MODEL, files);
    }

    private Samples.Sample sample(String name) {
        return samples.documents().stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void heard(WatchEvent event) {
        switch (event) {
            case WatchEvent.Document document -> {
                openPages.merge(document.documentId(), document.pages(), Integer::sum);
                printIfEnded(document.documentId());
            }
            case WatchEvent.Page page -> {
                openPages.merge(page.pageId().document(), -1, Integer::sum);
                printIfEnded(page.pageId().document());
            }
            case WatchEvent.Snapshot _, WatchEvent.Batch _, WatchEvent.Done _ -> {}
        }
    }

    /**
     * A page may be heard of before its document; then the count passes zero twice, going up last.
     */
    private void printIfEnded(DocumentId document) {
        if (openPages.getOrDefault(document, 0) == 0) {
            try {
                print(document);
            } catch (ClientException | IOException e) {
                progress.println("not printed yet: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void print(DocumentId document)
            throws ClientException, IOException, InterruptedException {
        if (!printed.add(document)) {
            return;
        }
        Samples.Sample sample = Objects.requireNonNull(byDocument.get(document));
        Optional<Failure> failure = client.document(document).failure();
        if (failure.isPresent() != sample.isBroken()) {
            surprises++;
        }
        if (failure.isPresent()) {
            out.printf(
                    "%n=== %s: FAILED %s (%s)%n",
                    sample.name(), failure.get().code().code(), failure.get().detail());
            return;
        }
        printText(sample, client.documentText(document));
    }

    private void printText(Samples.Sample sample, String text) throws IOException {
        Optional<List<String>> truth = samples.truth(sample);
        String rate =
                truth.map(pages -> score.add(sample.kind(), pages, List.of(text.split("\f", -1))))
                        .map(accuracy -> "character error rate " + percent(accuracy))
                        .orElse("no truth");
        out.printf("%n=== %s (%s): %s%n%s%n", sample.name(), sample.kind(), rate, text.strip());
        out.flush();
    }

    private void printSummary(BatchInfo end) {
        out.printf(
                "%n=== batch %s%s: %s%n",
                end.batchId(),
                samples.model().map(name -> ", read by " + name).orElse(""),
                end.state());
        score.byKind()
                .forEach((kind, accuracy) -> out.printf("%-12s %s%n", kind, percent(accuracy)));
        score.print().ifPresent(print -> out.printf("%-12s %s%n", "all print", percent(print)));
        out.flush();
    }

    private static String percent(Accuracy accuracy) {
        return "%.2f %%".formatted(100 * accuracy.cer());
    }
}
