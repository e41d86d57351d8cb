package io.inkstream.faults.agent;

/** Bugs that a careless change could bring. The checker must see each of them. */
public enum Bug {
    ACCEPTS_BEFORE_STORING(Part.WORKER, "messaging/ShareLane", "workToItsEnd"),
    NO_CREATE_ONCE(Part.WORKER, "storage/directory/DirectoryObjectStore", "putIfAbsent"),
    ANNOUNCES_BEFORE_STORING(Part.WORKER, "storage/directory/DirectoryObjectStore", "putIfAbsent"),
    NO_TEMPORARY_FILE(Part.INGEST, "storage/directory/DirectoryObjectStore", "putIfAbsent"),
    READS_FROM_LATEST(Part.WORKER, "messaging/TopicSetup", "set"),
    OFFSETS_BEFORE_ROWS(Part.RESULTS, "results/intake/IntakeTransaction", "take"),
    RANDOM_IDS(Part.WORKER, "messaging/Event", "id"),
    NO_RENEWAL(Part.WORKER, "messaging/ShareLane", "renew"),
    TAKES_WHILE_STORE_IS_DOWN(Part.WORKER, "platform/StoreGate", "getAsBoolean"),
    FORGETS_THE_MARK(Part.INGEST, "ingest/upload/BatchObjects", "markPending"),
    READS_THE_PAGE_BEFORE(Part.WORKER, "worker/delivery/PageLane", "image"),
    TAKES_OTHER_DOCUMENTS(Part.INGEST, "ingest/upload/UploadService", "requireSame");

    private final Part part;
    private final String className;
    private final String method;

    Bug(Part part, String className, String method) {
        this.part = part;
        this.className = "io/inkstream/" + className;
        this.method = method;
    }

    /** Whether it is planted in this service; what sets up the broker is in all of them. */
    public boolean isIn(Part service) {
        return this == READS_FROM_LATEST || part == service;
    }

    String className() {
        return className;
    }

    String method() {
        return method;
    }
}
