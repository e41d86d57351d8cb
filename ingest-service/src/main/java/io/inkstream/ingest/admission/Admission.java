package io.inkstream.ingest.admission;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.ingest.IngestConfig;
import io.inkstream.ingest.admission.Verdict.Admitted;
import io.inkstream.ingest.admission.Verdict.Refused;
import io.inkstream.platform.TokenBucket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Decides about an upload before its body is read, so that a refused one costs nothing and leaves
 * nothing: 429 for what its sender could do less of, 503 for what the installation lacks. Queues
 * are looked at once a second, so they hold at most the limit and what was taken since the last
 * look. Safe for use by many threads.
 */
public final class Admission {
    /** An upload lies there as original, as page images and in the queue. */
    private static final int COPIES = 3;

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Asked to come back when there is this much room again, not with the first free place. */
    private static final double ENOUGH = 0.9;

    private static final long SECONDS_OF_HOUR = 3600;

    private final IngestConfig.Admission limits;
    private final Supplier<Load> load;
    private final LongSupplier nanoClock;
    private final RandomGenerator random;
    private final Map<TenantId, Integer> underWay = new HashMap<>();
    private final Map<String, TokenBucket> quotas = new HashMap<>();
    private int uploads;
    private long announcedBytes;

    Admission(
            IngestConfig.Admission limits,
            Supplier<Load> load,
            LongSupplier nanoClock,
            RandomGenerator random) {
        this.limits = limits;
        this.load = load;
        this.nanoClock = nanoClock;
        this.random = random;
    }

    /** The place of an upload under way. */
    public final class Place {
        private final TenantId tenant;
        private final Optional<String> key;
        private final long bytes;
        private boolean left;

        private Place(TenantId tenant, Optional<String> key, long bytes) {
            this.tenant = tenant;
            this.key = key;
            this.bytes = bytes;
        }

        /**
         * The upload is over, however it ended. Leaving again changes nothing.
         *
         * @param received bytes, which count against the quota of the key
         */
        public void leave(long received) {
            synchronized (Admission.this) {
                if (!left) {
                    left = true;
                    uploads--;
                    announcedBytes -= bytes;
                    underWay.compute(tenant, (_, n) -> n == null || n <= 1 ? null : n - 1);
                    quota(key).ifPresent(bucket -> bucket.owe(received));
                }
            }
        }
    }

    /**
     * @param key of the sender; nothing where none is needed
     * @param bytes the request says it has; 0 when it does not say
     */
    public synchronized Verdict judge(TenantId tenant, Optional<String> key, long bytes) {
        Optional<Refused> refusal =
                overQuota(key)
                        .or(() -> tooManyWait(load.get()))
                        .or(() -> noRoom(load.get(), bytes))
                        .or(() -> tooManyUnderWay(tenant));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        uploads++;
        announcedBytes += bytes;
        underWay.merge(tenant, 1, Integer::sum);
        return new Admitted(new Place(tenant, key, bytes));
    }

    /** Whether a document may become pages now. */
    public boolean hasRoomToSplit() {
        Load now = load.get();
        boolean full =
                now.queues()
                        .filter(queues ->
                                queues.pages() >= limits.waiting()
                                        || queues.pageBytes() >= limits.waitingBytes())
                        .isPresent();
        boolean tight =
                now.tightest()
                        .filter(room -> room.freeBytes() < limits.freeBytes() / 2)
                        .isPresent();
        return !full && !tight;
    }

    /** Uploads under way. */
    public synchronized int uploads() {
        return uploads;
    }

    private Optional<Refused> overQuota(Optional<String> key) {
        return quota(key)
                .map(TokenBucket::untilThereIsOne)
                .filter(wait -> !wait.isZero())
                .map(wait ->
                        new Refused(
                                ProblemCode.QUOTA_USED_UP,
                                "the key %s uploaded more than %d bytes in an hour (ocr.ingest.admission.bytes-per-hour)"
                                        .formatted(key.orElse(""), limits.bytesPerHour().orElse(0)),
                                wait));
    }

    private Optional<Refused> tooManyWait(Load now) {
        if (now.queues().isEmpty()) {
            return Optional.empty();
        }
        Queues.State queues = now.queues().get();
        if (queues.waiting() >= limits.waiting()) {
            return Optional.of(
                    new Refused(
                            ProblemCode.BACKLOG_FULL,
                            "%d pages and documents wait, %d may (ocr.ingest.admission.waiting)"
                                    .formatted(queues.waiting(), limits.waiting()),
                            untilWorked(
                                    queues.waiting() - ENOUGH * (double) limits.waiting(),
                                    now.pagesPerSecond())));
        }
        if (queues.pageBytes() >= limits.waitingBytes()) {
            double excess =
                    1 - ENOUGH * (double) limits.waitingBytes() / (double) queues.pageBytes();
            return Optional.of(
                    new Refused(
                            ProblemCode.BACKLOG_FULL,
                            "%d bytes of pages wait, %d may (ocr.ingest.admission.waiting-bytes)"
                                    .formatted(queues.pageBytes(), limits.waitingBytes()),
                            untilWorked(excess * queues.pages(), now.pagesPerSecond())));
        }
        return Optional.empty();
    }

    /** A fifth more or less, so that not all come back at once. */
    private Duration untilWorked(double pages, double perSecond) {
        double seconds = perSecond > 0 ? pages / perSecond : (double) LATER.toSeconds();
        double spread = seconds * (0.8 + 0.4 * random.nextDouble());
        return Duration.ofSeconds((long) Math.clamp(spread, 1, (double) LONGEST.toSeconds()));
    }

    private Optional<Refused> noRoom(Load now, long bytes) {
        long coming = announcedBytes + bytes;
        return refusedBy(now.tightest(), COPIES * coming, limits.freeBytes())
                .or(() -> refusedBy(now.received(), coming, 0));
    }

    private static Optional<Refused> refusedBy(Optional<Room> disk, long coming, long mustStay) {
        return disk.filter(room -> room.freeBytes() - coming < mustStay)
                .map(room ->
                        new Refused(
                                ProblemCode.STORAGE_LOW,
                                "%s has %d MiB left; %d MiB come and %d MiB must stay (ocr.ingest.admission.free-bytes)"
                                        .formatted(
                                                room.where(),
                                                room.freeBytes() >> 20,
                                                coming >> 20,
                                                mustStay >> 20),
                                LATER));
    }

    private Optional<Refused> tooManyUnderWay(TenantId tenant) {
        if (underWay.getOrDefault(tenant, 0) >= limits.uploadsPerTenant()) {
            return Optional.of(
                    new Refused(
                            ProblemCode.TOO_MANY_UPLOADS,
                            "%d uploads are under way (ocr.ingest.admission.uploads-per-tenant)"
                                    .formatted(limits.uploadsPerTenant()),
                            SOON));
        }
        return uploads < limits.uploads()
                ? Optional.empty()
                : Optional.of(
                        new Refused(
                                ProblemCode.UPLOADS_FULL,
                                "%d uploads are under way (ocr.ingest.admission.uploads)"
                                        .formatted(limits.uploads()),
                                SOON));
    }

    private Optional<TokenBucket> quota(Optional<String> key) {
        if (limits.bytesPerHour().isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        double perHour = (double) limits.bytesPerHour().getAsLong();
        return Optional.of(
                quotas.computeIfAbsent(
                        key.get(),
                        _ -> new TokenBucket(perHour / SECONDS_OF_HOUR, perHour, nanoClock)));
    }
}
