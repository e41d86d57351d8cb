package io.inkstream.cli;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.TenantId;

/** Answers about one batch. */
public final class CannedBatch {
    public static final BatchId ID = BatchId.ofIdempotencyKey(TenantId.DEFAULT, "canned");

    private CannedBatch() {}

    public static String json(String state, int pages, int done, int failed) {
        return """
        {"batch_id":"%s","state":"%s","percent":50.0,"counts":{"documents":1,"documents_split":1,\
        "documents_failed":0,"pages":%d,"pages_done":%d,"pages_failed":%d}}\
        """
                .formatted(ID, state, pages, done, failed);
    }

    public static String event(int number, String kind, String data) {
        return "id: 7-%d\nevent: %s\ndata: %s\n\n".formatted(number, kind, data);
    }

    public static String path(String rest) {
        return "/v1/batches/" + ID + rest;
    }
}
