package io.inkstream.recognition.inspection;

import java.io.IOException;
import java.nio.file.Path;

/** The process in which a model is tried: says on one line of stdout what came of it. */
final class InspectionMain {
    /** Begins the one line that counts; libraries may print others. */
    static final String ANSWER = "inspection-verdict";

    static final String ACCEPTED = "accepted";

    private InspectionMain() {}

    public static void main(String[] args) throws IOException {
        String said =
                switch (ModelInspection.inspect(Path.of(args[0]))) {
                    case Verdict.Accepted _ -> ACCEPTED;
                    case Verdict.Refused(var fault, var detail) ->
                            fault.word() + " " + detail.replaceAll("\\s+", " ");
                };
        System.out.println(ANSWER + " " + said);
    }
}
