package io.inkstream.contracts;

import java.time.Instant;

/** A page that ended without text. */
public record PageFailure(
        PageId pageId,
        TenantId tenant,
        String outcomeId,
        RecognitionPlan plan,
        Failure failure,
        int attempts,
        Instant at)
        implements PageOutcome {}
