package io.inkstream.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Every foreseeable failure, the same word in answers, events, logs, metrics and docs.
 *
 * <p>The HTTP status is what a request answers that meets the failure; failures of documents and
 * pages travel in events and results and keep 422. A transient failure may succeed when tried
 * again.
 */
public enum ProblemCode {
    // requests
    MALFORMED_REQUEST(400, false, "The request cannot be read"),
    MALFORMED_ID(400, false, "The id is not well formed"),
    INVALID_PARAMETER(400, false, "A parameter has a value that is not allowed"),
    EMPTY_UPLOAD(400, false, "The upload contains no documents"),
    INVALID_NAME(400, false, "The document name cannot be used"),
    DIGEST_MISMATCH(400, false, "The content does not have the digest the request states"),
    KEY_MISSING(401, false, "A key is needed here"),
    KEY_NOT_ACCEPTED(401, false, "The key does not open anything"),
    SCOPE_MISSING(403, false, "The key is not for this"),
    HOST_NOT_ALLOWED(403, false, "The service is not known by this name"),
    ORIGIN_NOT_ALLOWED(403, false, "Pages of other sites are not let in"),
    KEY_NOT_FOUND(404, false, "There is no such key"),
    NOT_FOUND(404, false, "There is nothing under this address"),
    BATCH_NOT_FOUND(404, false, "The batch does not exist"),
    DOCUMENT_NOT_FOUND(404, false, "The document does not exist"),
    PAGE_NOT_FOUND(404, false, "The page does not exist"),
    LINE_NOT_FOUND(404, false, "The line does not exist"),
    MODEL_NOT_FOUND(404, false, "No such model or version is registered"),
    RUN_NOT_FOUND(404, false, "The training run, or what was asked for of it, does not exist"),
    WEBHOOK_NOT_FOUND(404, false, "The webhook does not exist"),
    METHOD_NOT_ALLOWED(405, false, "The method is not offered here"),
    NOT_ACCEPTABLE(406, false, "None of the accepted types is offered"),
    BODY_TOO_SLOW(408, true, "The body of the request comes too slowly"),
    NAME_TAKEN(409, false, "The batch has another document of this name"),
    BATCH_SEALED(409, false, "The batch is sealed and takes no more documents"),
    IDEMPOTENCY_CONFLICT(409, false, "The idempotency key was used for another upload"),
    INVALID_STATE(409, false, "The batch is in a state that does not allow this"),
    NOT_READY(409, true, "The result is not there yet"),
    CORRECTION_CONFLICT(409, false, "Somebody else corrected the line at the same time"),
    MODEL_EXISTS(409, false, "The version is registered with other bytes"),
    MODEL_NOT_READY(409, true, "No worker has the model ready yet"),
    ALIAS_CONFLICT(409, false, "Somebody else moved the alias at the same time"),
    MODEL_HELD_BACK(409, false, "The comparison does not show the candidate to be better"),
    BATCH_DELETED(410, false, "The batch has been deleted"),
    CORRECTION_OUTDATED(412, false, "The line has been corrected since it was looked at"),
    CHANGED_MEANWHILE(412, true, "Somebody else has changed it meanwhile"),
    TOO_LARGE(413, false, "The document is larger than allowed"),
    UNSUPPORTED_MEDIA_TYPE(415, false, "The request body has a type that is not read here"),
    REVISION_REQUIRED(428, false, "The request does not say which revision it changes"),
    OVERLOADED(429, true, "Too much work is waiting"),
    TOO_MANY_REQUESTS(429, true, "The key asks more often than it may"),
    TOO_MANY_UPLOADS(429, true, "The tenant has as many uploads under way as it may"),
    QUOTA_USED_UP(429, true, "The key has uploaded as much as it may for now"),
    INTERNAL(500, true, "An error inside the service"),
    UPLOADS_FULL(503, true, "As many uploads as can be taken are under way"),
    BACKLOG_FULL(503, true, "Too many pages wait to be read"),
    STORAGE_LOW(503, true, "A disk is nearly full"),
    MODEL_UNKNOWN(503, true, "The model cannot be resolved"),
    STORE_UNAVAILABLE(503, true, "The object store does not answer"),
    BROKER_UNAVAILABLE(503, true, "The broker does not answer"),
    DATABASE_UNAVAILABLE(503, true, "The database does not answer"),
    // models
    MODEL_TOO_LARGE(422, false, "The model file is larger than allowed"),
    MODEL_CORRUPT(422, false, "The file is no ONNX model or is damaged"),
    MODEL_UNSUPPORTED(422, false, "The model needs a newer runtime"),
    MODEL_EXTERNAL_DATA(422, false, "Weights of the model lie outside its file"),
    MODEL_OPERATOR_NOT_ALLOWED(422, false, "The model uses an operator that is not allowed"),
    MODEL_STRUCTURE(422, false, "The graph of the model is not what it says, or goes too deep"),
    MODEL_CONTRACT(422, false, "Description and graph of the model disagree"),
    CHARSET_INVALID(422, false, "The characters of the model cannot be those of a text"),
    WEIGHTS_INVALID(422, false, "Weights of the model are not finite"),
    MODEL_GOLDEN_FAILED(422, false, "The model does not read the golden set"),
    MODEL_MEMORY(422, false, "The model takes more memory than allowed"),
    MODEL_TOO_SLOW(422, false, "The model takes more time than allowed"),
    MODEL_SIGNATURE(422, false, "The model is not signed with a key that is trusted here"),
    // documents
    UNKNOWN_TYPE(422, false, "The content is of no type that can be read"),
    EMPTY_DOCUMENT(422, false, "The document has no bytes or no pages"),
    DAMAGED_DOCUMENT(422, false, "The document is damaged and cannot be read"),
    ENCRYPTED_DOCUMENT(422, false, "The document is encrypted"),
    TOO_MANY_PAGES(422, false, "The document has more pages than allowed"),
    STORED_BYTES_CHANGED(422, false, "The object store holds other bytes than were put there"),
    SPLIT_LOST(422, true, "The document was taken many times without an end"),
    // pages
    DAMAGED_IMAGE(422, false, "The page image is damaged and cannot be read"),
    IMAGE_TOO_LARGE(422, false, "The page image has more pixels than allowed"),
    UNSUPPORTED_IMAGE(422, false, "The page holds a picture of a kind that is not read"),
    IMAGE_MISSING(422, true, "The page image is not in the object store"),
    MODEL_UNAVAILABLE(422, true, "The worker cannot load the pinned model"),
    SEGMENTER_UNAVAILABLE(422, true, "The worker does not have the pinned segmenter"),
    LINES_UNUSABLE(422, false, "The lines that came with the document cannot be used"),
    RECOGNITION_FAILED(422, true, "Recognition ended with an error"),
    WORKER_LOST(422, true, "Workers took the page many times and did not come back");

    private final int status;
    private final boolean transientFailure;
    private final String title;

    ProblemCode(int status, boolean transientFailure, String title) {
        this.status = status;
        this.transientFailure = transientFailure;
        this.title = title;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static ProblemCode of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public int status() {
        return status;
    }

    /** Whether trying again later may help. */
    public boolean isTransient() {
        return transientFailure;
    }

    public String title() {
        return title;
    }
}
