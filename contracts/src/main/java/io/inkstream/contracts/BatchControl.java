package io.inkstream.contracts;

import java.time.Instant;

/**
 * One revision of what people want of a batch; the latest counts. Each says all that is wanted, so
 * nobody needs those before it.
 *
 * @param revision counted from 1; the manifest is what was wanted before the first
 * @param decision what was asked for: paused, resumed, retried or replayed
 * @param paused whether documents and pages are dropped until it is resumed
 * @param plan how its pages are to be read from now on
 */
public record BatchControl(
        BatchId batchId,
        TenantId tenant,
        int revision,
        BatchCommand.Kind decision,
        boolean paused,
        RecognitionPlan plan,
        Instant at) {

    /** What the upload asked for; never stored. */
    public static BatchControl initial(BatchManifest manifest) {
        return new BatchControl(
                manifest.batchId(),
                manifest.tenant(),
                0,
                BatchCommand.Kind.ACCEPTED,
                false,
                manifest.plan(),
                manifest.acceptedAt());
    }

    /** Stops work; pages in hand end at their next step. */
    public BatchControl pause(Instant now) {
        return next(BatchCommand.Kind.PAUSED, true, plan, now);
    }

    public BatchControl resume(Instant now) {
        return next(BatchCommand.Kind.RESUMED, false, plan, now);
    }

    /** Once more, only for pages without a text. */
    public BatchControl retry(Instant now) {
        return next(BatchCommand.Kind.RETRIED, false, plan.withEpoch(plan.epoch() + 1), now);
    }

    /** Another reading of every page. */
    public BatchControl replay(RecognitionPlan other, Instant now) {
        return next(BatchCommand.Kind.REPLAYED, false, other, now);
    }

    private BatchControl next(
            BatchCommand.Kind kind, boolean pause, RecognitionPlan wanted, Instant now) {
        return new BatchControl(batchId, tenant, revision + 1, kind, pause, wanted, now);
    }
}
