package io.inkstream.cli;

import io.inkstream.cli.client.BatchInfo;
import io.inkstream.cli.client.ClientException;
import io.inkstream.cli.client.DocumentInfo;
import io.inkstream.cli.client.ExportFormat;
import io.inkstream.cli.client.InkstreamClient;
import io.inkstream.cli.client.Upload;
import io.inkstream.cli.client.UploadReceipt;
import io.inkstream.cli.progress.ProgressView;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchState.State;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run: its files as one batch, from upload to written results. */
final class RunJob {
    private final Output output;
    private final List<InputFiles.Input> inputs;
    private final OutputFiles outputs;
    private final List<ExportFormat> formats;
    private final Optional<String> model;
    private final List<Upload.File> files;
    private final Upload.Decoding decoding;

    /** What {@code --json} prints at the end. */
    record Report(BatchId batchId, State state, List<DocumentReport> documents) {}

    /** What became of one file. */
    record DocumentReport(
            String name,
            DocumentId documentId,
            String state,
            List<String> files,
            Optional<Failure> failure) {}

    RunJob(
            Output output,
            List<InputFiles.Input> inputs,
            OutputFiles outputs,
            List<ExportFormat> formats,
            Optional<String> model,
            List<Upload.File> files,
            Upload.Decoding decoding) {
        this.output = output;
        this.inputs = inputs;
        this.outputs = outputs;
        this.formats = formats;
        this.model = model;
        this.files = List.copyOf(files);
        this.decoding = decoding;
    }

    int run(InkstreamClient client) throws ClientException, InterruptedException, IOException {
        UploadReceipt receipt = client.upload(new Upload(Optional.empty(), model, decoding, files));
        ProgressView progress = output.progress(Clock.systemUTC());
        BatchInfo end = watch(client, receipt.batchId(), progress);
        report(client, receipt, end, progress);
        return ExitCode.of(end.state());
    }

    private static BatchInfo watch(InkstreamClient client, BatchId batch, ProgressView progress)
            throws ClientException, InterruptedException {
        CancelOnExit cancel = new CancelOnExit(client.server(), batch);
        try {
            return client.watch(batch, progress);
        } finally {
            cancel.stop();
        }
    }

    private void report(
            InkstreamClient client, UploadReceipt receipt, BatchInfo end, ProgressView progress)
            throws ClientException, InterruptedException, IOException {
        Map<String, DocumentId> ids = new HashMap<>();
        receipt.documents().forEach(sent -> ids.put(sent.name(), sent.documentId()));
        List<DocumentReport> documents = new ArrayList<>();
        for (InputFiles.Input input : inputs) {
            String name = Normalizer.normalize(input.name(), Normalizer.Form.NFC);
            DocumentId id = ids.getOrDefault(name, receipt.batchId().document(name));
            DocumentReport document = write(client, input, id);
            document.failure().ifPresent(why -> progress.failed(id, input.name(), why));
            documents.add(document);
        }
        if (output.isJson()) {
            output.json(new Report(receipt.batchId(), end.state(), documents));
        }
    }

    private DocumentReport write(InkstreamClient client, InputFiles.Input input, DocumentId id)
            throws ClientException, InterruptedException, IOException {
        DocumentInfo document = client.document(id);
        List<String> files = new ArrayList<>();
        if (document.pagesDone() > 0) {
            for (ExportFormat format : formats) {
                Path file = outputs.of(input, format);
                try (InputStream content = client.exportDocument(id, format)) {
                    WholeFile.write(file, content);
                }
                files.add(file.toString());
                if (!output.isJson()) {
                    output.line(file.toString());
                }
            }
        }
        return new DocumentReport(input.name(), id, document.state(), files, document.failure());
    }
}
