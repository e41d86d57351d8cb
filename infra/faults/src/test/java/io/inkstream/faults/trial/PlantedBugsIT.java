package io.inkstream.faults.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.faults.agent.Bug;
import io.inkstream.faults.agent.Bugs;
import io.inkstream.faults.agent.CrashPoint;
import io.inkstream.faults.agent.Part;
import io.inkstream.faults.check.Invariant;
import io.inkstream.faults.check.Violation;
import io.inkstream.faults.trial.Trial.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker is of use only if it sees what a careless change would break. */
@Tag("long")
class PlantedBugsIT {
    private static final Duration END_LIMIT = Duration.ofSeconds(40);

    @TempDir Path folder;

    /** The trial that brings a bug to light, and what it then breaks, one of these at least. */
    private record Proof(Trial trial, Set<Invariant> broken) {}

    @ParameterizedTest
    @EnumSource
    void isCaught(Bug bug) throws Exception {
        Proof proof = proof(bug);
        try (Series series =
                Series.start(
                        folder,
                        FaultsIT.REPOSITORY,
                        proof.trial().setting(),
                        Set.of(bug),
                        END_LIMIT)) {
            series.learn("undisturbed");

            Result result = series.run(proof.trial(), "planted", 7);

            System.out.println(bug + " " + result.violations());
            assertThat(result.violations())
                    .extracting(Violation::invariant)
                    .containsAnyElementsOf(proof.broken());
        }
    }

    private static Proof proof(Bug bug) {
        return switch (bug) {
            case ACCEPTS_BEFORE_STORING ->
                    proof(Processes.crash(CrashPoint.OUTCOME_TO_BE_STORED), Invariant.ENDS);
            case NO_CREATE_ONCE ->
                    proof(Processes.zombie(), Invariant.ONE_FACT, Invariant.OBJECT_FIRST);
            case ANNOUNCES_BEFORE_STORING ->
                    proof(
                            Processes.crash(CrashPoint.OUTCOME_ANNOUNCED),
                            Invariant.ONE_FACT,
                            Invariant.OBJECT_FIRST);
            case NO_TEMPORARY_FILE ->
                    proof(
                            Processes.crash(Bugs.HALF_WRITTEN, Part.INGEST),
                            Invariant.ENDS,
                            Invariant.HEALTHY,
                            Invariant.WHOLE);
            case READS_FROM_LATEST -> proof(Processes.lateWorker(), Invariant.ENDS);
            case OFFSETS_BEFORE_ROWS ->
                    proof(Processes.crash(CrashPoint.INTAKE_DECODED), Invariant.ENDS);
            case RANDOM_IDS ->
                    proof(Processes.crash(CrashPoint.OUTCOME_ANNOUNCED), Invariant.ONE_FACT);
            case NO_RENEWAL -> proof(Processes.slowPage(), Invariant.TOLD_ONCE);
            case TAKES_WHILE_STORE_IS_DOWN ->
                    proof(Losses.storeAway(), Invariant.ENDS, Invariant.HEALTHY);
            case FORGETS_THE_MARK ->
                    new Proof(
                            new Trial(
                                    "planted",
                                    Setting.RECONCILING,
                                    Processes.crashForgotten(CrashPoint.UPLOAD_ANNOUNCES)),
                            Set.of(Invariant.ENDS));
            case READS_THE_PAGE_BEFORE -> proof(world -> world.send().join(), Invariant.OWN_TEXT);
            case TAKES_OTHER_DOCUMENTS -> proof(Repeats.otherUpload(), Invariant.REFUSED);
        };
    }

    private static Proof proof(Fault fault, Invariant... broken) {
        return new Proof(new Trial("planted", Setting.PATIENT, fault), Set.of(broken));
    }
}
