package io.inkstream.trainer.dataset.checking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.trainer.dataset.checking.DataCheck.OutputLength;
import io.inkstream.trainer.dataset.reading.Fault;
import io.inkstream.trainer.dataset.reading.Fixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each defect is found, named with its file, and only that one. */
class DataCheckTest {

    @TempDir private Path folder = Path.of(".");

    @Test
    void soundDataHasNoFaults() throws IOException {
        assertThat(check(line("a", "ab", 40, 1)).faults()).isEmpty();
    }

    @Test
    void emptyTexts() throws IOException {
        assertThat(check(line("a", "ab", 40, 1).text("b.gt.txt", " \n").picture("b.png", 40, 8, 2)))
                .satisfies(report -> assertThat(report.hasErrors()).isFalse())
                .extracting(CheckReport::faults)
                .satisfies(faults -> has(faults, "empty-text", "set/b.png"));
    }

    @Test
    void unreadablePictures() throws IOException {
        CheckReport report =
                check(
                        line("a", "ab", 40, 1)
                                .text("b.gt.txt", "b")
                                .bytes("b.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2}));

        has(report.faults(), "unreadable-picture", "set/b.png");
        assertThat(report.hasErrors()).isTrue();
    }

    @Test
    void labelsLongerThanTheOutput() throws IOException {
        // 20 columns at stride 4 make 5 steps; "aabb" needs 4 characters and 2 gaps
        CheckReport report = check(line("a", "aabb", 20, 1));

        has(report.faults(), "label-too-long", "set/a.png");
        assertThat(report.faults().getFirst().problem()).contains("6 steps").contains("makes 5");
        assertThat(check(line("a", "abab", 20, 1)).faults()).isEmpty();
    }

    @Test
    void charactersOutsideTheAlphabet() throws IOException {
        CheckReport report = check(line("a", "aπb", 40, 1));

        has(report.faults(), "unseen-character", "set/a.png");
        assertThat(report.faults().getFirst().problem()).contains("'π' (U+03C0)");
    }

    @Test
    void mixedNormalForms() throws IOException {
        CheckReport report =
                check(line("a", "é", 40, 1).text("b.gt.txt", "e\u0301").picture("b.png", 40, 8, 2));

        has(report.faults(), "mixed-normal-forms", "set");
        assertThat(report.faults().getFirst().problem()).contains("a.png").contains("b.png");
    }

    @Test
    void theSamePictureOnBothSidesOfASplit() throws IOException {
        Fixture fixture = line("train/a", "ab", 40, 1);
        fixture.picture("val/b.png", 40, 8, 1).text("val/b.gt.txt", "ab");

        has(check(fixture).faults(), "duplicate-across-splits", "set/val/b.png");
    }

    @Test
    void theSamePictureTwiceOnOneSideIsAWarning() throws IOException {
        Fixture fixture = line("train/a", "ab", 40, 1);
        fixture.picture("train/b.png", 40, 8, 1).text("train/b.gt.txt", "ab");
        CheckReport report = check(fixture);

        has(report.faults(), "duplicate", "set/train/b.png");
        assertThat(report.hasErrors()).isFalse();
    }

    @Test
    void readableSamplesAreHandedOn() throws IOException {
        List<String> taken = new ArrayList<>();
        DataCheck check = new DataCheck(Optional.empty(), Optional.empty());

        check.check(
                "set",
                line("a", "ab", 40, 1).open(),
                _ -> "all",
                (sample, picture) -> taken.add(sample.text() + picture.width()));

        assertThat(taken).containsExactly("ab40");
    }

    @Test
    void theTextNamesTheFirstFewAndCountsTheRest() throws IOException {
        Fixture fixture = new Fixture(folder);
        for (int i = 0; i < 7; i++) {
            fixture.picture(i + ".png", 40, 8, i).text(i + ".gt.txt", "");
        }

        String text = check(fixture).text();

        assertThat(text)
                .contains("set: 7 samples", "empty-text, 7 times", "and 2 more", "7 warnings");
    }

    @Test
    void ctcNeedsAGapBetweenEqualNeighbours() {
        assertThat(DataCheck.stepsNeeded("abc")).isEqualTo(3);
        assertThat(DataCheck.stepsNeeded("aabbb")).isEqualTo(8);
        assertThat(DataCheck.stepsNeeded("𐐀𐐀")).isEqualTo(3);
    }

    private Fixture line(String name, String text, int width, int mark) throws IOException {
        return new Fixture(folder)
                .picture(name + ".png", width, 8, mark)
                .text(name + ".gt.txt", text);
    }

    private static CheckReport check(Fixture fixture) throws IOException {
        DataCheck check =
                new DataCheck(
                        Optional.of(new Alphabet("abéc")), Optional.of(new OutputLength(8, 4)));
        check.check("set", fixture.open(), sample -> sample.group(), (_, _) -> {});
        return check.report();
    }

    private static void has(List<Fault> faults, String code, String file) {
        assertThat(faults).extracting(Fault::code, Fault::file).containsExactly(tuple(code, file));
    }
}
