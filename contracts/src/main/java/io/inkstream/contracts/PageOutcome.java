package io.inkstream.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a page came to under one plan: success and failure compete for one create-once object, and
 * events are made from that object, so every reader sees the same outcome.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PageResult.class, name = "recognized"),
    @JsonSubTypes.Type(value = PageFailure.class, name = "failed")
})
public sealed interface PageOutcome permits PageResult, PageFailure {
    PageId pageId();

    TenantId tenant();

    /** Page and plan together: the id of this outcome and of its event. */
    String outcomeId();

    RecognitionPlan plan();
}
