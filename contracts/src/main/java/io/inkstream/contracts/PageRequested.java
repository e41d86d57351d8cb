package io.inkstream.contracts;

/**
 * A page waits to be read. Travels in the headers; the value of the record is the image itself or
 * empty when the image is too large for a record.
 */
public record PageRequested(
        PageId pageId,
        TenantId tenant,
        String documentName,
        PageImageRef image,
        RecognitionPlan plan) {
    /** The header that holds this as JSON. */
    public static final String HEADER = "ocr-page";

    /** The same page, read in another way. */
    public PageRequested withPlan(RecognitionPlan other) {
        return new PageRequested(pageId, tenant, documentName, image, other);
    }

    public String outcomeKey() {
        return ObjectKeys.outcome(tenant, pageId, plan.outcomeId());
    }
}
