package io.inkstream.ingest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.ingest.Settings;
import io.inkstream.ingest.admission.Verdict.Admitted;
import io.inkstream.ingest.admission.Verdict.Refused;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final TenantId OURS = TenantId.DEFAULT;
    private static final TenantId THEIRS = new TenantId("theirs");
    private static final long GIB = 1L << 30;
    private static final Room WIDE = new Room("a wide disk", 100 * GIB);

    private final AtomicLong now = new AtomicLong();
    private Load load = Load.UNKNOWN;

    @Test
    void whatIsNotKnownRefusesNobody() {
        assertAdmitted(admission(Map.of()).judge(OURS, Optional.empty(), 0));
    }

    @Test
    void asManyUploadsAsAllowedAreUnderWayAtATime() {
        Admission admission = admission(Map.of("uploads", "2"));
        Admission.Place place = assertAdmitted(admission.judge(OURS, Optional.empty(), 0));
        assertAdmitted(admission.judge(THEIRS, Optional.empty(), 0));

        assertRefused(admission.judge(OURS, Optional.empty(), 0), ProblemCode.UPLOADS_FULL);

        place.leave(5);
        place.leave(5);
        assertThat(admission.uploads()).isEqualTo(1);
        assertAdmitted(admission.judge(OURS, Optional.empty(), 0));
    }

    @Test
    void oneTenantDoesNotTakeThePlacesOfAnother() {
        Admission admission = admission(Map.of("uploads", "3", "uploads-per-tenant", "2"));
        assertAdmitted(admission.judge(OURS, Optional.empty(), 0));
        assertAdmitted(admission.judge(OURS, Optional.empty(), 0));

        assertRefused(admission.judge(OURS, Optional.empty(), 0), ProblemCode.TOO_MANY_UPLOADS);
        assertAdmitted(admission.judge(THEIRS, Optional.empty(), 0));
    }

    @Test
    void aFullQueueIsToldWithTheTimeItTakesToEmptyATenthOfIt() {
        Admission admission = admission(Map.of("waiting", "100"));
        load = new Load(Optional.of(queues(3, 96, 0)), Optional.of(WIDE), Optional.empty(), 2);
        assertAdmitted(admission.judge(OURS, Optional.empty(), 0));
        load = new Load(Optional.of(queues(4, 106, 0)), Optional.of(WIDE), Optional.empty(), 2);

        Refused refused =
                assertRefused(admission.judge(OURS, Optional.empty(), 0), ProblemCode.BACKLOG_FULL);

        assertThat(refused.detail()).contains("110").contains("100");
        // 20 pages too many, two a second, a fifth more or less
        assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
    }

    @Test
    void aQueueThatNobodyWorksIsNotAskedForEverySecond() {
        Admission admission = admission(Map.of("waiting", "100"));
        load = new Load(Optional.of(queues(0, 100, 0)), Optional.of(WIDE), Optional.empty(), 0);

        Refused refused =
                assertRefused(admission.judge(OURS, Optional.empty(), 0), ProblemCode.BACKLOG_FULL);

        assertThat(refused.retryAfter()).isGreaterThan(Duration.ofSeconds(20));
    }

    @Test
    void largePagesFillAQueueAsManyPagesDo() {
        Admission admission = admission(Map.of("waiting-bytes", "1000"));
        load = new Load(Optional.of(queues(0, 10, 1000)), Optional.of(WIDE), Optional.empty(), 1);

        assertRefused(admission.judge(OURS, Optional.empty(), 0), ProblemCode.BACKLOG_FULL);
        assertThat(admission.hasRoomToSplit()).isFalse();
    }

    @Test
    void documentsThatWaitToBeSplitDoNotKeepThemselvesFromIt() {
        Admission admission = admission(Map.of("waiting", "100"));

        load = new Load(Optional.of(queues(500, 99, 0)), Optional.of(WIDE), Optional.empty(), 1);
        assertThat(admission.hasRoomToSplit()).isTrue();

        load = new Load(Optional.of(queues(500, 100, 0)), Optional.of(WIDE), Optional.empty(), 1);
        assertThat(admission.hasRoomToSplit()).isFalse();
    }

    @Test
    void whatUploadsUnderWayWillTakeIsNoRoomForOthers() {
        Admission admission = admission(Map.of("free-bytes", Long.toString(10 * GIB)));
        load =
                new Load(
                        Optional.empty(),
                        Optional.of(new Room("the disk of /x", 20 * GIB)),
                        Optional.empty(),
                        0);
        Admission.Place place = assertAdmitted(admission.judge(OURS, Optional.empty(), 3 * GIB));

        Refused refused =
                assertRefused(
                        admission.judge(OURS, Optional.empty(), GIB), ProblemCode.STORAGE_LOW);

        assertThat(refused.detail()).contains("the disk of /x").contains("10240 MiB must stay");
        place.leave(3 * GIB);
        assertAdmitted(admission.judge(OURS, Optional.empty(), GIB));
    }

    @Test
    void receivedFilesNeedNoMoreRoomThanTheyTake() {
        Admission admission = admission(Map.of("free-bytes", Long.toString(10 * GIB)));
        Room small = new Room("a small disk in memory", GIB);
        load = new Load(Optional.empty(), Optional.of(WIDE), Optional.of(small), 0);
        Admission.Place place = assertAdmitted(admission.judge(OURS, Optional.empty(), GIB));

        assertRefused(admission.judge(OURS, Optional.empty(), 1), ProblemCode.STORAGE_LOW);

        place.leave(GIB);
        assertAdmitted(admission.judge(OURS, Optional.empty(), 1));
    }

    @Test
    void splittingGoesOnALittleLongerThanTaking() {
        Admission admission = admission(Map.of("free-bytes", Long.toString(10 * GIB)));

        load =
                new Load(
                        Optional.empty(),
                        Optional.of(new Room("a disk", 6 * GIB)),
                        Optional.empty(),
                        0);
        assertRefused(admission.judge(OURS, Optional.empty(), 0), ProblemCode.STORAGE_LOW);
        assertThat(admission.hasRoomToSplit()).isTrue();

        load =
                new Load(
                        Optional.empty(),
                        Optional.of(new Room("a disk", 4 * GIB)),
                        Optional.empty(),
                        0);
        assertThat(admission.hasRoomToSplit()).isFalse();
    }

    @Test
    void aKeyThatUsedUpItsQuotaWaitsAndOthersDoNot() {
        Admission admission = admission(Map.of("bytes-per-hour", "3600"));
        Optional<String> key = Optional.of("key");
        assertAdmitted(admission.judge(OURS, key, 0)).leave(3600 + 9);

        Refused refused = assertRefused(admission.judge(OURS, key, 0), ProblemCode.QUOTA_USED_UP);

        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(10));
        assertAdmitted(admission.judge(OURS, Optional.of("another"), 0));
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertAdmitted(admission.judge(OURS, key, 0));
    }

    @Test
    void refusalsLeaveNothingBehind() {
        Admission admission = admission(Map.of("uploads", "8"));
        SplittableRandom random = new SplittableRandom(7);
        Deque<Admission.Place> places = new ArrayDeque<>();
        for (int i = 0; i < 10_000; i++) {
            if (random.nextInt(3) == 0 && !places.isEmpty()) {
                places.removeFirst().leave(1);
            } else if (admission.judge(OURS, Optional.empty(), 1) instanceof Admitted(var place)) {
                places.add(place);
            }
            assertThat(admission.uploads()).isEqualTo(places.size()).isLessThanOrEqualTo(8);
        }
    }

    private Admission admission(Map<String, String> limits) {
        Map<String, String> settings = new HashMap<>();
        limits.forEach((name, value) -> settings.put("ocr.ingest.admission." + name, value));
        return new Admission(
                Settings.with(settings).admission(), () -> load, now::get, new SplittableRandom(1));
    }

    private static Queues.State queues(long documents, long pages, long bytes) {
        return new Queues.State(documents, pages, bytes, 0, OptionalLong.empty());
    }

    private static Admission.Place assertAdmitted(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Admitted.class);
        return ((Admitted) verdict).place();
    }

    private static Refused assertRefused(Verdict verdict, ProblemCode code) {
        assertThat(verdict).isInstanceOf(Refused.class);
        Refused refused = (Refused) verdict;
        assertThat(refused.code()).isEqualTo(code);
        return refused;
    }
}
