package io.inkstream.trainer.dataset.checking;

import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.trainer.dataset.reading.DataFolder;
import io.inkstream.trainer.dataset.reading.Fault;
import io.inkstream.trainer.dataset.reading.Fault.Severity;
import io.inkstream.trainer.dataset.reading.Sample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks at data folders as they are read and gathers what is wrong with them: files that do not fit
 * together, empty texts, unreadable pictures, labels longer than the network's output, characters
 * the network cannot write, mixed normal forms, and pictures that stand on both sides of a split.
 * For one thread.
 */
public final class DataCheck {

    private final Optional<Alphabet> alphabet;
    private final Optional<OutputLength> outputLength;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Seen> pictures = new HashMap<>();
    private final Map<String, Integer> samples = new TreeMap<>();

    /** How many steps a network makes of a line: its height, and columns per step. */
    public record OutputLength(int height, int stride) {

        int steps(GrayPicture picture) {
            double width = (double) picture.width() * height / picture.height();
            return Math.max(1, (int) ((Math.round(width) + stride - 1) / stride));
        }

        /** Whether CTC can write the text over the picture's steps. */
        public boolean holds(String text, GrayPicture picture) {
            return stepsNeeded(Normalizer.normalize(text, Normalizer.Form.NFC)) <= steps(picture);
        }
    }

    private record Seen(String part, String name) {}

    /**
     * @param alphabet what the network can write, if that is known
     * @param outputLength of the network, if that is known
     */
    public DataCheck(Optional<Alphabet> alphabet, Optional<OutputLength> outputLength) {
        this.alphabet = alphabet;
        this.outputLength = outputLength;
    }

    /** Decides on which side of a split a sample stands. */
    @FunctionalInterface
    public interface Parts {

        String of(Sample sample);
    }

    /** Takes a sample whose picture could be read. */
    @FunctionalInterface
    public interface Taker {

        void take(Sample sample, GrayPicture picture);
    }

    /**
     * Reads all pictures of a folder once and checks them.
     *
     * @param set what messages call the folder
     * @param readable gets every sample that can be used
     */
    public void check(String set, DataFolder folder, Parts parts, Taker readable) {
        folder.faults().forEach(fault -> faults.add(in(set, fault)));
        samples.merge(set, folder.samples().size(), Integer::sum);
        TextForms forms = new TextForms(alphabet);
        for (Sample sample : folder.samples()) {
            String name = set + "/" + sample.name();
            forms.add(name, sample.text());
            if (sample.text().isBlank()) {
                warn("empty-text", name, "the text is empty", "write its text or remove the line");
                continue;
            }
            try {
                GrayPicture picture = sample.picture().read();
                checkLength(name, sample.text(), picture);
                checkDuplicate(name, parts.of(sample), picture);
                readable.take(sample, picture);
            } catch (IOException e) {
                faults.add(
                        new Fault(
                                Severity.ERROR,
                                "unreadable-picture",
                                name,
                                String.valueOf(e.getMessage()),
                                "replace or remove the picture"));
            }
        }
        faults.addAll(forms.faults(set));
    }

    public CheckReport report() {
        return new CheckReport(samples, faults);
    }

    private void checkLength(String name, String text, GrayPicture picture) {
        if (outputLength.isEmpty()) {
            return;
        }
        int steps = outputLength.get().steps(picture);
        int needed = stepsNeeded(Normalizer.normalize(text, Normalizer.Form.NFC));
        if (needed > steps) {
            warn(
                    "label-too-long",
                    name,
                    "%d characters need %d steps, the network makes %d of this picture"
                            .formatted(text.codePointCount(0, text.length()), needed, steps),
                    "check the crop, or use a network of smaller stride");
        }
    }

    /** CTC needs a step per character and one more between equal neighbours. */
    static int stepsNeeded(String text) {
        int[] characters = text.codePoints().toArray();
        int needed = characters.length;
        for (int i = 1; i < characters.length; i++) {
            needed += characters[i] == characters[i - 1] ? 1 : 0;
        }
        return needed;
    }

    private void checkDuplicate(String name, String part, GrayPicture picture) {
        Seen before = pictures.putIfAbsent(digest(picture), new Seen(part, name));
        if (before == null) {
            return;
        }
        if (before.part().equals(part)) {
            warn(
                    "duplicate",
                    name,
                    "the same picture as " + before.name(),
                    "remove one of them unless it is meant");
        } else {
            faults.add(
                    new Fault(
                            Severity.ERROR,
                            "duplicate-across-splits",
                            name,
                            "in '%s', and the same picture in '%s': %s"
                                    .formatted(part, before.part(), before.name()),
                            "remove one of them, or put their groups on one side"));
        }
    }

    private void warn(String code, String file, String problem, String remedy) {
        faults.add(new Fault(Severity.WARNING, code, file, problem, remedy));
    }

    private static Fault in(String set, Fault fault) {
        String file = fault.file().isEmpty() ? set : set + "/" + fault.file();
        return new Fault(fault.severity(), fault.code(), file, fault.problem(), fault.remedy());
    }

    private static String digest(GrayPicture picture) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, picture.width()));
            digest.update(picture.pixels());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
