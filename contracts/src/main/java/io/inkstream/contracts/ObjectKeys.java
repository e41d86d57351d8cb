package io.inkstream.contracts;

/** Where everything lies in the object store. */
public final class ObjectKeys {
    private ObjectKeys() {}

    /** Prefix of all objects of a batch. */
    public static String batch(TenantId tenant, BatchId batch) {
        return "t/" + tenant + "/b/" + batch + "/";
    }

    public static String manifest(TenantId tenant, BatchId batch) {
        return batch(tenant, batch) + "manifest.json";
    }

    public static String sealed(TenantId tenant, BatchId batch) {
        return batch(tenant, batch) + "sealed.json";
    }

    /** Prefix of what people decided about a batch. */
    public static String markers(TenantId tenant, BatchId batch) {
        return batch(tenant, batch) + "markers/";
    }

    /** While this marker exists, documents and pages of the batch are dropped. */
    public static String cancelled(TenantId tenant, BatchId batch) {
        return markers(tenant, batch) + "cancelled.json";
    }

    /** The tombstone: the one object that is left of a deleted batch. */
    public static String deleted(TenantId tenant, BatchId batch) {
        return markers(tenant, batch) + "deleted.json";
    }

    /** A numbered revision of what people want of a batch. */
    public static String control(TenantId tenant, BatchId batch, int revision) {
        return markers(tenant, batch) + "%06d.json".formatted(revision);
    }

    /** Prefix of the document records of a batch. */
    public static String documents(TenantId tenant, BatchId batch) {
        return batch(tenant, batch) + "documents/";
    }

    public static String document(TenantId tenant, DocumentId document) {
        return documents(tenant, document.batch()) + document.local() + ".json";
    }

    /**
     * An uploaded original. The digest is part of the key, so that two uploads under one name never
     * mix; the document record says which of them counts.
     */
    public static String original(TenantId tenant, DocumentId document, String sha256) {
        return batch(tenant, document.batch())
                + "originals/"
                + document.local()
                + "-"
                + sha256.substring(0, 16);
    }

    /** Prefix of the page lists and page images of a batch. */
    public static String pages(TenantId tenant, BatchId batch) {
        return batch(tenant, batch) + "pages/";
    }

    public static String pageList(TenantId tenant, DocumentId document) {
        return pages(tenant, document.batch()) + document.local() + "/pages.json";
    }

    /** A stored page image; the extension comes without dot. */
    public static String pageImage(TenantId tenant, PageId page, String extension) {
        return pages(tenant, page.batch())
                + page.document().local()
                + "/"
                + page.number()
                + "."
                + extension;
    }

    /** A word list that was uploaded with a batch, named by its digest. */
    public static String words(TenantId tenant, BatchId batch, String digest) {
        return batch(tenant, batch) + "words/" + digest + ".txt";
    }

    /** The lines that came with a document; both have one name but for its extension. */
    public static String lines(TenantId tenant, BatchId batch, String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
        return batch(tenant, batch) + "lines/" + batch.document(stem).local() + ".xml";
    }

    /** Prefix of the outcomes of a batch, all pages and plans. */
    public static String outcomes(TenantId tenant, BatchId batch) {
        return batch(tenant, batch) + "outcomes/";
    }

    /** Prefix of the outcomes of all pages of a document. */
    public static String outcomes(TenantId tenant, DocumentId document) {
        return outcomes(tenant, document.batch()) + document.local() + "/";
    }

    /** Prefix of the outcomes of one page under all plans. */
    public static String outcomes(TenantId tenant, PageId page) {
        return outcomes(tenant, page.document()) + page.number() + "/";
    }

    public static String outcome(TenantId tenant, PageId page, String outcomeId) {
        return outcomes(tenant, page) + outcomeId + ".json";
    }

    /** Prefix of the corrections of a batch, all pages and lines. */
    public static String corrections(TenantId tenant, BatchId batch) {
        return batch(tenant, batch) + "corrections/";
    }

    /** Prefix of the numbered corrections of one line. */
    public static String corrections(TenantId tenant, LineId line) {
        PageId page = line.page();
        return corrections(tenant, page.batch())
                + page.document().local()
                + "/"
                + page.number()
                + "/"
                + line.local()
                + "/";
    }

    public static String correction(TenantId tenant, LineId line, int revision) {
        return corrections(tenant, line) + "%06d.json".formatted(revision);
    }

    /** Prefix of the marks of batches whose announcements may still be missing. */
    public static String pending() {
        return "pending/";
    }

    public static String pending(TenantId tenant, BatchId batch) {
        return pending() + tenant + "/" + batch;
    }

    /** The mark of a decision about a batch; revision 0 is its acceptance. */
    public static String pending(TenantId tenant, BatchId batch, int revision) {
        return pending(tenant, batch) + (revision == 0 ? "" : "." + revision);
    }

    /** Prefix of all webhooks. */
    public static String webhooks() {
        return "webhooks/";
    }

    /** Prefix of the numbered revisions of a webhook. */
    public static String webhook(TenantId tenant, String id) {
        return webhooks() + tenant + "/" + id + "/";
    }

    public static String webhook(TenantId tenant, String id, int revision) {
        return webhook(tenant, id) + "%06d.json".formatted(revision);
    }

    /** Prefix of all versions of a model. */
    public static String model(String name) {
        return "models/" + name + "/";
    }

    public static String modelFile(String name, String version, String file) {
        return model(name) + version + "/" + file;
    }

    /** Name, version and digest of a registered model; written last, so its files are all there. */
    public static String modelRecord(String name, String version) {
        return modelFile(name, version, "registered.json");
    }

    /** What came of looking at a registered version. */
    public static String modelVerdict(String name, String version) {
        return modelFile(name, version, "inspected.json");
    }

    /** The {@link ModelSignature} of a version, where somebody signed it. */
    public static String modelSignature(String name, String version) {
        return modelFile(name, version, "signature.json");
    }

    /** Prefix of the numbered settings of how many pages a candidate reads as well. */
    public static String shadow(String name) {
        return model(name) + "shadow/";
    }

    public static String shadowRevision(String name, int revision) {
        return shadow(name) + "%06d.json".formatted(revision);
    }

    /** Prefix of the numbered records of what was learnt from corrections. */
    public static String learning(String name) {
        return model(name) + "learning/";
    }

    public static String learningRevision(String name, int revision) {
        return learning(name) + "%06d.json".formatted(revision);
    }

    /** Prefix of all models. */
    public static String models() {
        return "models/";
    }

    /** Prefix of the numbered revisions of an alias. */
    public static String alias(String name, String alias) {
        return model(name) + "aliases/" + alias + "/";
    }

    public static String aliasRevision(String name, String alias, int revision) {
        return alias(name, alias) + "%06d.json".formatted(revision);
    }

    /** Prefix of the keys that open the HTTP API. */
    public static String accessKeys() {
        return "keys/";
    }

    public static String accessKey(String id, int revision) {
        return accessKeys() + id + "/%06d.json".formatted(revision);
    }
}
