package io.inkstream.ingest.upload;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.SealedList;
import io.inkstream.ingest.IngestConfig;
import io.inkstream.ingest.metrics.IngestMetrics;
import io.inkstream.messaging.PublishException;
import io.inkstream.platform.Problems;
import io.inkstream.platform.access.CurrentCaller;
import io.inkstream.platform.plans.DecoderWishes;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Uploads of whole batches, and of batches document by document. */
@Path("/v1/uploads")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UploadResource {
    private static final String WORDS_PART = "words";

    private final UploadService uploads;
    private final IngestConfig.Zip zip;
    private final CurrentCaller caller;
    private final IngestMetrics metrics;

    public UploadResource(
            UploadService uploads,
            IngestConfig config,
            CurrentCaller caller,
            IngestMetrics metrics) {
        this.uploads = uploads;
        this.zip = config.zip();
        this.caller = caller;
        this.metrics = metrics;
    }

    /** The answer to an upload. */
    public record UploadAnswer(
            BatchId batchId, PinnedModel model, List<DocumentAnswer> documents) {}

    /** A document that was taken. */
    public record DocumentAnswer(
            DocumentId documentId, String name, String sha256, long sizeBytes) {
        static DocumentAnswer of(DocumentRecord document) {
            return new DocumentAnswer(
                    document.documentId(),
                    document.name(),
                    document.sha256(),
                    document.sizeBytes());
        }
    }

    /** The answer to sealing. */
    public record SealAnswer(BatchId batchId, int documents) {}

    /**
     * Takes a batch. A file part named {@code words} is a word list, all others are documents; the
     * files of a ZIP archive become documents named by their paths in it.
     *
     * @param seal whether the batch is complete with this request
     */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(
            @RestForm(FileUpload.ALL) @Nullable List<FileUpload> files,
            @RestForm @Nullable String name,
            @RestForm @Nullable String model,
            @RestForm @Nullable String segmenter,
            @RestForm @Nullable String decoder,
            @RestForm @Nullable String lm,
            @RestForm @Nullable String lexicon,
            @RestForm @Nullable String confidence,
            @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @RestQuery @DefaultValue("true") boolean seal)
            throws IOException, StorageException, PublishException {
        List<NamedFile> named = new ArrayList<>();
        List<NamedFile> unpacked = new ArrayList<>();
        Optional<WordsFile> words = Optional.empty();
        try {
            for (FileUpload file : files == null ? List.<FileUpload>of() : files) {
                requireNames(file);
                if (file.name().equals(WORDS_PART)) {
                    words = Optional.of(WordsFile.of(ReceivedFile.of(file.uploadedFile())));
                } else if (ZipContents.isZip(file.uploadedFile())) {
                    unpacked.addAll(unpack(file));
                } else {
                    named.add(named(file));
                }
            }
            named.addAll(unpacked);
            var wishes =
                    new UploadService.Wishes(
                            nonBlank(idempotencyKey),
                            nonBlank(name),
                            nonBlank(model),
                            nonBlank(segmenter),
                            new DecoderWishes(
                                    nonBlank(decoder),
                                    nonBlank(lm),
                                    nonBlank(lexicon),
                                    words.map(list -> list.content().sha256()),
                                    nonBlank(confidence)),
                            words);
            Accepted accepted =
                    seal
                            ? uploads.upload(caller.tenant(), wishes, named)
                            : uploads.open(caller.tenant(), wishes, named);
            metrics.taken(accepted.documents().size(), bytes(accepted.documents()));
            return Response.accepted(answer(accepted)).location(location(accepted)).build();
        } finally {
            ZipContents.remove(unpacked);
        }
    }

    /** Adds a document to an open batch. */
    @PUT
    @Path("/{batch}/documents/{name: .+}")
    @Consumes(MediaType.WILDCARD)
    public Response put(
            @RestPath String batch,
            @RestPath String name,
            @RestHeader("Content-Digest") @Nullable String contentDigest,
            InputStream body)
            throws IOException, StorageException, PublishException {
        BatchId id = new BatchId(batch);
        DocumentName documentName = DocumentName.of(name);
        ReceivedFile received = ReceivedFile.receive(body);
        try {
            if (contentDigest != null) {
                ContentDigest.parse(contentDigest).require(received);
            }
            requireBytes(received, documentName);
            DocumentRecord document =
                    uploads.add(caller.tenant(), id, new NamedFile(documentName, received));
            metrics.taken(1, document.sizeBytes());
            return Response.accepted(DocumentAnswer.of(document)).build();
        } finally {
            Files.deleteIfExists(received.path());
        }
    }

    /** Ends an open batch. */
    @POST
    @Path("/{batch}/seal")
    public SealAnswer seal(@RestPath String batch) throws StorageException, PublishException {
        SealedList list = uploads.seal(caller.tenant(), new BatchId(batch));
        return new SealAnswer(list.batchId(), list.documents().size());
    }

    private List<NamedFile> unpack(FileUpload file) throws IOException {
        List<NamedFile> files =
                new ZipContents(zip.maxFiles(), zip.maxBytes())
                        .unpack(file.uploadedFile(), file.fileName());
        if (files.isEmpty()) {
            throw Problems.of(
                    ProblemCode.EMPTY_UPLOAD, "\"" + file.fileName() + "\" holds no files");
        }
        return files;
    }

    private static NamedFile named(FileUpload file) throws IOException {
        DocumentName name = DocumentName.of(file.fileName());
        ReceivedFile received = ReceivedFile.of(file.uploadedFile());
        requireBytes(received, name);
        return new NamedFile(name, received);
    }

    /** A part that is no text but says no file name is kept in memory, where no file can be had. */
    private static void requireNames(FileUpload file) {
        if (file.name() == null || file.fileName() == null) {
            throw Problems.of(
                    ProblemCode.MALFORMED_REQUEST,
                    "a part that is a file says name and filename in its Content-Disposition");
        }
    }

    private static void requireBytes(ReceivedFile received, DocumentName name) {
        if (received.sizeBytes() == 0) {
            throw Problems.of(ProblemCode.EMPTY_UPLOAD, "\"" + name.value() + "\" has no bytes");
        }
    }

    private static UploadAnswer answer(Accepted accepted) {
        return new UploadAnswer(
                accepted.manifest().batchId(),
                accepted.manifest().plan().recognizer(),
                accepted.documents().stream().map(DocumentAnswer::of).toList());
    }

    private static long bytes(List<DocumentRecord> documents) {
        return documents.stream().mapToLong(DocumentRecord::sizeBytes).sum();
    }

    private static URI location(Accepted accepted) {
        return URI.create("/v1/batches/" + accepted.manifest().batchId());
    }

    private static Optional<String> nonBlank(@Nullable String text) {
        return Optional.ofNullable(text).filter(t -> !t.isBlank());
    }
}
