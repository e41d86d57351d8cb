package io.inkstream.contracts;

/** Names of the CloudEvents 1.0 attributes as Kafka headers in binary mode. */
public final class CloudEventHeaders {
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";

    /** The object that holds the data when the record does not. */
    public static final String DATAREF = "ce_dataref";

    public static final String CONTENT_TYPE = "content-type";

    private CloudEventHeaders() {}
}
