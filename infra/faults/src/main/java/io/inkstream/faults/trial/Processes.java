package io.inkstream.faults.trial;

import io.inkstream.faults.agent.CrashPoint;
import io.inkstream.faults.agent.Part;
import io.inkstream.faults.agent.Points;
import io.inkstream.faults.installation.Await;
import io.inkstream.faults.installation.ChildProcess;
import io.inkstream.faults.installation.Installation;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Faults of processes: halted at a step, killed, frozen, stopped. */
final class Processes {
    private static final Duration SOME_TIME = Duration.ofMillis(2_500);
    private static final Duration FROZEN = Duration.ofSeconds(8);
    private static final Duration LONGER_THAN_A_LOCK = Duration.ofSeconds(40);
    private static final Duration LONGER_THAN_TWO_LOCKS = Duration.ofSeconds(80);
    private static final Duration END_LIMIT = Duration.ofSeconds(30);
    private static final Set<CrashPoint> OF_DECISIONS =
            EnumSet.range(CrashPoint.DECISION_BEGUN, CrashPoint.DECISION_ANNOUNCED);

    private Processes() {}

    /** The process is halted as it comes by. */
    static Fault crash(CrashPoint point) {
        return OF_DECISIONS.contains(point)
                ? world -> crashAtDecision(world, point)
                : crash(point.label(), point.part());
    }

    /** As {@link #crash(CrashPoint)}, at any point. */
    static Fault crash(String label, Part part) {
        return world -> {
            world.installation().arm(label, Points.Effect.HALT);
            world.send();
            awaitCrash(world, label, part);
        };
    }

    /** As {@link #crash}, and the client, who got no answer, does not try again. */
    static Fault crashForgotten(CrashPoint point) {
        return world -> {
            world.mayForget();
            crash(point).happen(world);
        };
    }

    /** Until whoever came by is gone. */
    static void awaitCrash(World world, String label, Part part)
            throws IOException, InterruptedException {
        world.awaitHit(label);
        if (world.installation().isHit(label)
                && !world.installation().service(part).hasEnded(END_LIMIT)) {
            world.missed(label + " did not end the process");
        }
        world.installation().release(label);
    }

    /** The batch is kept from ending until it has been paused and resumed. */
    private static void crashAtDecision(World world, CrashPoint point)
            throws IOException, InterruptedException {
        Installation installation = world.installation();
        String kept = CrashPoint.PAGE_TAKEN.label();
        installation.arm(kept, Points.Effect.STALL);
        world.send().join();
        world.insist();
        world.awaitHit(kept);
        installation.arm(point.label(), Points.Effect.HALT);
        world.client().command(world.batch(), "pause");
        awaitCrash(world, point.label(), point.part());
        installation.startWhatIsDown();
        world.command("pause");
        world.command("resume");
        installation.release(kept);
    }

    static Fault kill(Part part) {
        return world -> {
            world.send();
            world.linger(SOME_TIME);
            world.installation().service(part).killHard();
        };
    }

    /** Killed three times in a row. */
    static Fault killAgainAndAgain(Part part) {
        return world -> {
            world.send();
            for (int i = 0; i < 3; i++) {
                world.linger(SOME_TIME);
                world.installation().service(part).killHard();
                world.installation().startWhatIsDown();
            }
        };
    }

    static Fault killBroker() {
        return world -> {
            world.send();
            world.linger(SOME_TIME);
            world.installation().broker().killHard();
        };
    }

    static Fault killDatabase() {
        return world -> {
            world.send();
            world.linger(SOME_TIME);
            world.installation().database().killHard();
            world.installation().database().startAgain();
        };
    }

    static Fault killEverything() {
        return world -> {
            world.send();
            world.linger(SOME_TIME);
            for (Part part : Part.values()) {
                world.installation().service(part).killHard();
            }
            world.installation().broker().killHard();
            world.installation().database().killHard();
            world.installation().database().startAgain();
        };
    }

    static Fault freeze(Part part) {
        return world -> {
            world.send();
            world.linger(SOME_TIME);
            freeze(world, world.installation().service(part));
        };
    }

    static Fault freezeBroker() {
        return world -> {
            world.send();
            world.linger(SOME_TIME);
            freeze(world, world.installation().broker());
        };
    }

    private static void freeze(World world, ChildProcess process)
            throws IOException, InterruptedException {
        process.freeze();
        world.pause(FROZEN);
        process.thaw();
    }

    static Fault freezeDatabase() {
        return world -> {
            world.send();
            world.linger(SOME_TIME);
            world.installation().database().freeze();
            world.pause(FROZEN);
            world.installation().database().thaw();
        };
    }

    /** A worker that stands still with a result in hand while another one reads the page. */
    static Fault zombie() {
        return world -> {
            String point = CrashPoint.OUTCOME_TO_BE_STORED.label();
            world.installation().arm(point, Points.Effect.STALL);
            world.send();
            world.awaitHit(point);
            ChildProcess first = world.installation().service(Part.WORKER);
            first.freeze();
            world.installation().secondWorker();
            Await.until(LONGER_THAN_TWO_LOCKS, () -> Losses.allRead(world));
            first.thaw();
            world.installation().release(point);
        };
    }

    /** A page that takes longer than the broker leaves it to a silent worker. */
    static Fault slowPage() {
        return world -> {
            String point = CrashPoint.PAGE_PREPARED.label();
            world.undisturbed();
            world.installation().arm(point, Points.Effect.STALL);
            world.send();
            world.awaitHit(point);
            world.pause(LONGER_THAN_A_LOCK);
            world.installation().release(point);
        };
    }

    /** The queue has pages before the first worker ever comes to a new broker. */
    static Fault lateWorker() {
        return world -> {
            Installation installation = world.installation();
            for (Part part : Part.values()) {
                installation.stop(part);
            }
            installation.broker().killHard();
            Losses.delete(installation.kafka());
            installation.startWhatIsDown(Set.of(Part.INGEST, Part.RESULTS));
            world.send().join();
            world.insist();
            Losses.awaitSplit(world);
        };
    }

    /** SIGTERM with a page in hand that does not end: it is given back. */
    static Fault stopWithSlowPage() {
        return world -> {
            String point = CrashPoint.PAGE_PREPARED.label();
            world.installation().arm(point, Points.Effect.STALL);
            world.send();
            world.awaitHit(point);
            world.installation().stop(Part.WORKER);
            world.installation().release(point);
        };
    }

    /** SIGTERM with work in hand. */
    static Fault stop(Part part) {
        return world -> {
            world.send();
            world.linger(SOME_TIME);
            world.installation().stop(part);
        };
    }
}
