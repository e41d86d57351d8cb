package io.inkstream.faults.agent;

import java.util.Locale;

/**
 * The steps at which a process is halted: before a method begins or after it has returned. The
 * services know nothing of them; the agent writes them into the classes as they are loaded.
 */
public enum CrashPoint {
    UPLOAD_BEGUN(Part.INGEST, "upload.UploadService", "upload", false),
    UPLOAD_MARKED(Part.INGEST, "upload.BatchObjects", "markPending", true),
    UPLOAD_ORIGINAL_STORED(Part.INGEST, "upload.BatchObjects", "storeOriginal", true),
    UPLOAD_DOCUMENT_RECORDED(Part.INGEST, "upload.UploadService", "store", true),
    UPLOAD_SEALED(Part.INGEST, "upload.UploadService", "sealWith", true),
    UPLOAD_ANNOUNCES(Part.INGEST, "delivery.KafkaDocumentAnnouncer", "accepted", false),
    UPLOAD_ACCEPTED_ANNOUNCED(Part.INGEST, "delivery.KafkaDocumentAnnouncer", "accepted", true),
    UPLOAD_SEALED_ANNOUNCED(Part.INGEST, "delivery.KafkaDocumentAnnouncer", "sealed", true),
    UPLOAD_SUBMITTED_ANNOUNCED(Part.INGEST, "delivery.KafkaDocumentAnnouncer", "submitted", true),
    UPLOAD_UNANSWERED(Part.INGEST, "upload.UploadService", "upload", true),
    INGEST_BYTES_WRITTEN(Part.INGEST, "+storage.directory.TemporaryFiles", "write", true),
    INGEST_OBJECT_LINKED(Part.INGEST, "+storage.directory.DurableFolders", "force", false),
    SPLIT_TAKEN(Part.INGEST, "delivery.SplitterLanes", "take", false),
    SPLIT_FETCHED(Part.INGEST, "splitting.DocumentSplitter", "fetch", true),
    SPLIT_PAGE_STORED(Part.INGEST, "splitting.StoredPages", "page", true),
    SPLIT_LIST_TO_BE_STORED(Part.INGEST, "splitting.DocumentSplitter", "createOnce", false),
    SPLIT_LIST_STORED(Part.INGEST, "splitting.DocumentSplitter", "createOnce", true),
    SPLIT_EVENT_MADE(Part.INGEST, "delivery.KafkaDocumentAnnouncer", "splitEvent", true),
    SPLIT_PAGES_MISSING_KNOWN(Part.INGEST, "delivery.MissingPages", "contains", true),
    SPLIT_ANNOUNCED(Part.INGEST, "delivery.KafkaDocumentAnnouncer", "split", true),
    SPLIT_TO_BE_ACCEPTED(Part.INGEST, "+messaging.ShareLane", "acknowledge", false),
    SPLIT_ACCEPTED(Part.INGEST, "+messaging.ShareLane", "acknowledge", true),
    COMMAND_TAKEN(Part.INGEST, "delivery.CommandLane", "take", false),
    COMMAND_OBEYED(Part.INGEST, "delivery.CommandLane", "take", true),
    PAGE_TAKEN(Part.WORKER, "delivery.PageLane", "handle", false),
    PAGE_LOOKED_UP(Part.WORKER, "delivery.OutcomeStore", "find", true),
    PAGE_DECODED(Part.WORKER, "PageWorker", "reader", false),
    PAGE_SEGMENTED(Part.WORKER, "PageSegmenters", "segment", true),
    PAGE_PREPARED(Part.WORKER, "PageWorker", "prepare", true),
    PAGE_BATCHED(Part.WORKER, "batching.LineBatcher", "add", true),
    PAGE_INFERRED(Part.WORKER, "PageWorker", "inferAndDecode", true),
    PAGE_ASSEMBLED(Part.WORKER, "ResultTranslator", "result", true),
    OUTCOME_TO_BE_STORED(Part.WORKER, "delivery.OutcomeStore", "createOnce", false),
    WORKER_BYTES_WRITTEN(Part.WORKER, "+storage.directory.TemporaryFiles", "write", true),
    WORKER_OBJECT_LINKED(Part.WORKER, "+storage.directory.DurableFolders", "force", false),
    OUTCOME_STORED(Part.WORKER, "delivery.OutcomeStore", "createOnce", true),
    OUTCOME_TO_BE_ANNOUNCED(Part.WORKER, "delivery.OutcomeAnnouncer", "announce", false),
    OUTCOME_ANNOUNCED(Part.WORKER, "delivery.OutcomeAnnouncer", "announce", true),
    PAGE_TO_BE_ACCEPTED(Part.WORKER, "+messaging.ShareLane", "acknowledge", false),
    PAGE_ACCEPTED(Part.WORKER, "+messaging.ShareLane", "acknowledge", true),
    INTAKE_POLLED(Part.RESULTS, "intake.IntakeTransaction", "take", false),
    INTAKE_DECODED(Part.RESULTS, "intake.IntakeTransaction", "decode", true),
    INTAKE_ROWS_WRITTEN(Part.RESULTS, "intake.ReadModel", "apply", true),
    INTAKE_OFFSETS_WRITTEN(Part.RESULTS, "intake.OffsetRows", "write", true),
    INTAKE_COMMITTED(Part.RESULTS, "intake.IntakeTransaction", "take", true),
    STATE_TO_BE_ANNOUNCED(Part.RESULTS, "intake.StateAnnouncer", "event", true),
    STATE_ANNOUNCED(Part.RESULTS, "intake.StateAnnouncer", "removeFinishedMark", false),
    STATE_MARK_REMOVED(Part.RESULTS, "intake.StateAnnouncer", "removeFinishedMark", true),
    STATE_PUBLISHED(Part.RESULTS, "intake.StateAnnouncer", "markPublished", true),
    DECISION_BEGUN(Part.RESULTS, "commands.BatchDecisions", "decide", false),
    DECISION_TO_BE_ANNOUNCED(Part.RESULTS, "commands.BatchDecisions", "tell", false),
    DECISION_ANNOUNCED(Part.RESULTS, "commands.BatchDecisions", "tell", true);

    private final Part part;
    private final String className;
    private final String method;
    private final boolean after;

    CrashPoint(Part part, String className, String method, boolean after) {
        this.part = part;
        this.className = className;
        this.method = method;
        this.after = after;
    }

    public Part part() {
        return part;
    }

    /** With slashes, as class files have it. */
    String className() {
        String home =
                className.startsWith("+")
                        ? className.substring(1)
                        : switch (part) {
                                    case INGEST -> "ingest.";
                                    case WORKER -> "worker.";
                                    case RESULTS -> "results.";
                                }
                                + className;
        return "io/inkstream/" + home.replace('.', '/');
    }

    String method() {
        return method;
    }

    boolean after() {
        return after;
    }

    /** In trials and files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
