package io.inkstream.faults.agent;

/** A process of the installation that is ours. */
public enum Part {
    INGEST("ingest-service"),
    WORKER("ocr-worker"),
    RESULTS("results-api");

    private final String module;

    Part(String module) {
        this.module = module;
    }

    public String module() {
        return module;
    }
}
