package io.inkstream.trainer.learning;

import io.inkstream.recognition.decoding.Decoding;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.trainer.dataset.ScannedLine;
import io.inkstream.trainer.dataset.reading.DataFolder;
import io.inkstream.trainer.dataset.reading.Sample;
import io.inkstream.trainer.evaluation.LineEvaluation;
import io.inkstream.trainer.evaluation.LineReading;
import io.inkstream.trainer.evaluation.ReadingModel;
import io.inkstream.trainer.evaluation.TrueLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Corrected lines that may be wrong themselves: the candidate, which learnt from them, reads
 * something quite different there, though it reads the others well.
 */
final class SuspectLines {
    static final String FILE = "suspects.tsv";

    /** Errors by characters below which no line is suspected. */
    private static final double FAR = 0.25;

    /** A suspected line is so many times worse than the mean. */
    private static final double STANDS_OUT = 3;

    /**
     * @param truth what was corrected to
     * @param errors of the candidate against it
     */
    record Suspect(String line, String truth, String stable, String candidate, long errors) {}

    private SuspectLines() {}

    static List<Suspect> find(Path stable, Path candidate, Path corrections)
            throws IOException, InferenceException, InvalidModelException {
        try (ReadingModel first = ReadingModel.open(stable, Decoding.GREEDY);
                ReadingModel second = ReadingModel.open(candidate, Decoding.GREEDY)) {
            List<LineReading> before = first.read(lines(corrections, first.description().height()));
            List<LineReading> after =
                    second.read(lines(corrections, second.description().height()));
            double far = Math.max(FAR, STANDS_OUT * LineEvaluation.of(after).sum().cer());
            List<Suspect> suspects = new ArrayList<>();
            for (int i = 0; i < before.size(); i++) {
                if (after.get(i).accuracy().cer() >= far) {
                    suspects.add(
                            new Suspect(
                                    after.get(i).line().id(),
                                    after.get(i).line().text(),
                                    before.get(i).read().text(),
                                    after.get(i).read().text(),
                                    after.get(i).errors()));
                }
            }
            suspects.sort(Comparator.comparingLong(Suspect::errors).reversed());
            return suspects;
        }
    }

    private static List<TrueLine> lines(Path corrections, int height) throws IOException {
        List<TrueLine> lines = new ArrayList<>();
        for (Sample sample : DataFolder.open(corrections).samples()) {
            lines.add(
                    new TrueLine(
                            sample.name(),
                            sample.group(),
                            ScannedLine.of(sample).prepared(height)));
        }
        return lines;
    }

    static void write(List<Suspect> suspects, Path file) throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("line\terrors\tcorrected to\tstable reads\tcandidate reads");
        for (Suspect suspect : suspects) {
            rows.add(
                    String.join(
                            "\t",
                            suspect.line(),
                            Long.toString(suspect.errors()),
                            suspect.truth(),
                            suspect.stable(),
                            suspect.candidate()));
        }
        Files.write(file, rows);
    }
}
