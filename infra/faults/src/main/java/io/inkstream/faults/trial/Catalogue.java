package io.inkstream.faults.trial;

import io.inkstream.faults.agent.CrashPoint;
import io.inkstream.faults.agent.Part;
import io.inkstream.faults.installation.Link;
import io.inkstream.faults.installation.Links;
import io.inkstream.faults.trial.Trial.Setting;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** All trials there are, each once. */
final class Catalogue {
    /** From here on a batch exists, whether or not the client hears of it. */
    private static final Set<CrashPoint> ACCEPTED =
            EnumSet.range(CrashPoint.UPLOAD_ANNOUNCES, CrashPoint.UPLOAD_UNANSWERED);

    private Catalogue() {}

    static List<Trial> all() {
        List<Trial> trials = new ArrayList<>();
        for (CrashPoint point : CrashPoint.values()) {
            trials.add(patient("crash/" + point.label(), Processes.crash(point)));
        }
        for (CrashPoint point : ACCEPTED) {
            trials.add(reconciling("forgotten/" + point.label(), Processes.crashForgotten(point)));
        }
        for (Part part : Part.values()) {
            trials.add(patient("kill/" + part.module(), Processes.kill(part)));
            trials.add(patient("kills/" + part.module(), Processes.killAgainAndAgain(part)));
            trials.add(patient("freeze/" + part.module(), Processes.freeze(part)));
            trials.add(patient("stop/" + part.module(), Processes.stop(part)));
            trials.addAll(links(part, Links.Server.BROKER));
        }
        trials.addAll(links(Part.RESULTS, Links.Server.DATABASE));
        trials.add(patient("kill/broker", Processes.killBroker()));
        trials.add(patient("kill/database", Processes.killDatabase()));
        trials.add(patient("kill/everything", Processes.killEverything()));
        trials.add(patient("freeze/broker", Processes.freezeBroker()));
        trials.add(patient("freeze/database", Processes.freezeDatabase()));
        trials.add(patient("freeze/worker-with-a-result", Processes.zombie()));
        trials.add(patient("slow/page", Processes.slowPage()));
        trials.add(patient("stop/slow-page", Processes.stopWithSlowPage()));
        trials.add(patient("late/worker", Processes.lateWorker()));
        trials.add(patient("repeat/uploads", Repeats.uploads()));
        trials.add(patient("repeat/other-upload", Repeats.otherUpload()));
        trials.add(patient("repeat/events", Repeats.events()));
        trials.add(patient("flip/original", Losses.flippedOriginal()));
        trials.add(patient("flip/outcome", Losses.flippedOutcome()));
        trials.add(patient("away/store", Losses.storeAway()));
        trials.add(patient("full/store", FullDisks.store()));
        trials.add(patient("full/nearly", FullDisks.nearly()));
        trials.add(reconciling("flip/told", Losses.told(Losses.Damage.FLIP)));
        trials.add(reconciling("flip/queue", Losses.queue(Losses.Damage.FLIP)));
        trials.add(reconciling("lost/told-tail", Losses.told(Losses.Damage.CUT)));
        trials.add(reconciling("lost/queue-tail", Losses.queue(Losses.Damage.CUT)));
        trials.add(reconciling("lost/broker", Losses.broker()));
        return trials;
    }

    private static List<Trial> links(Part part, Links.Server server) {
        List<Trial> trials = new ArrayList<>();
        for (Link.Condition condition : Link.Condition.values()) {
            if (condition != Link.Condition.OPEN) {
                String name =
                        "link/%s-%s-%s"
                                .formatted(part.module(), server, condition)
                                .toLowerCase(Locale.ROOT);
                trials.add(patient(name, Networks.become(part, server, condition)));
            }
        }
        return trials;
    }

    private static Trial patient(String name, Fault fault) {
        return new Trial(name, Setting.PATIENT, fault);
    }

    private static Trial reconciling(String name, Fault fault) {
        return new Trial(name, Setting.RECONCILING, fault);
    }
}
