package io.inkstream.trainer.dataset.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.inkstream.recognition.synthesis.GrayPicture;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each format is recognised from its files and read as its makers read it. */
class DataFolderTest {

    @TempDir private Path folder = Path.of(".");
    private Fixture fixture = new Fixture(folder);

    @BeforeEach
    void inAFreshFolder() {
        fixture = new Fixture(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "tif", "bin.png", "nrm.png"})
    void textBesidePictures(String ending) throws IOException {
        fixture.picture("writer1/a." + ending, 9, 5, 7).text("writer1/a.gt.txt", "First line\n");
        fixture.picture("writer2/b.png", 9, 5, 8).text("writer2/b.txt", "Second");

        DataFolder data = fixture.open();

        assertThat(data).isInstanceOf(DataFolder.Lines.class);
        assertThat(data.faults()).isEmpty();
        assertThat(data.samples())
                .extracting(Sample::name, Sample::group, Sample::text)
                .containsExactly(
                        tuple("writer1/a." + ending, "writer1", "First line"),
                        tuple("writer2/b.png", "writer2", "Second"));
        assertThat(Fixture.mark(data.samples().get(1))).isEqualTo(8);
    }

    @Test
    void picturesWithoutTextAndTextsWithoutPicture() throws IOException {
        fixture.picture("a.png", 4, 4, 1).text("a.gt.txt", "a");
        fixture.picture("b.png", 4, 4, 2).text("c.gt.txt", "c");

        assertThat(fixture.open().faults())
                .extracting(Fault::code, Fault::file)
                .containsExactlyInAnyOrder(
                        tuple("orphan-text", "c.gt.txt"), tuple("orphan-picture", "b.png"));
    }

    @Test
    void packedLinesReadBackAsTheyWere() throws IOException {
        fixture.picture("in/one.png", 6, 3, 11).text("in/one.gt.txt", "eins\tzwei");
        fixture.picture("in/two.png", 7, 3, 12).text("in/two.gt.txt", "drei");

        int count = PackedLines.write(fixture.open(), folder.resolve("packed"));
        DataFolder packed = DataFolder.open(folder.resolve("packed"));

        assertThat(count).isEqualTo(2);
        assertThat(packed.format()).isEqualTo("lines.zip");
        assertThat(packed.samples())
                .extracting(Sample::group, Sample::text)
                .containsExactly(tuple("in", "eins zwei"), tuple("in", "drei"));
        assertThat(Fixture.mark(packed.samples().get(1))).isEqualTo(12);
        assertThat(packed.samples().get(1).picture().read().width()).isEqualTo(7);
    }

    @Test
    void labelsJson() throws IOException {
        fixture.picture("images/a.png", 4, 4, 5);
        fixture.text("labels.json", "{\"a.png\": \"Wort\", \"missing.png\": \"x\", \"a.png2\": 3}");

        DataFolder data = fixture.open();

        assertThat(data.samples()).extracting(Sample::text).containsExactly("Wort");
        assertThat(data.faults())
                .extracting(Fault::code)
                .containsExactlyInAnyOrder("orphan-text", "malformed");
    }

    @Test
    void brokenJsonIsNamedWithItsLine() throws IOException {
        fixture.text("labels.json", "{\n\"a\": \n");

        assertThatThrownBy(fixture::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("labels.json, line 3");
    }

    @Test
    void csvWithQuotesAndATreeOfPictures() throws IOException {
        fixture.picture("img/x/w1.png", 4, 4, 5).picture("img/y/w2.png", 4, 4, 6);
        fixture.text(
                "words.csv",
                "word_id,writer,transcription\r\nw1,ann,\"a, \"\"b\"\"\nc\"\r\nw2,bob,plain\r\nw3,bob,gone\r\n");

        DataFolder data = fixture.open();

        assertThat(data.samples())
                .extracting(Sample::name, Sample::group, Sample::text)
                .containsExactly(
                        tuple("img/x/w1.png", "ann", "a, \"b\"\nc"),
                        tuple("img/y/w2.png", "bob", "plain"));
        assertThat(data.faults()).extracting(Fault::code).containsExactly("orphan-text");
    }

    @Test
    void tabSeparatedLists() throws IOException {
        fixture.picture("pics/1.jpg", 4, 4, 5).picture("pics/2.jpg", 4, 4, 6);
        fixture.text("train.txt", "pics/1.jpg\tone two\npics/2.jpg\tthree\tfour\nbroken row\n");

        DataFolder data = fixture.open();

        assertThat(data.samples())
                .extracting(Sample::text)
                .containsExactly("one two", "three\tfour");
        assertThat(data.faults()).extracting(Fault::code).containsExactly("malformed");
    }

    @Test
    void iamWords() throws IOException {
        fixture.picture("words/a01/a01-000u/a01-000u-00-00.png", 4, 4, 9);
        fixture.text(
                "words.txt",
                """
                #--- words.txt
                a01-000u-00-00 ok 154 408 768 27 51 AT A
                a01-000u-00-01 err 154 507 766 213 48 NN to day
                """);

        DataFolder data = fixture.open();

        assertThat(data.format()).isEqualTo("IAM");
        assertThat(data.samples())
                .extracting(Sample::group, Sample::text)
                .containsExactly(tuple("a01-000u", "A"));
        assertThat(data.faults())
                .extracting(Fault::problem)
                .containsExactly("there is no picture 'a01-000u-00-01'");
    }

    @Test
    void iamLinesJoinWordsWithBars() throws IOException {
        fixture.picture("lines/a01/a01-000u/a01-000u-00.png", 4, 4, 9);
        fixture.text(
                "ascii/lines.txt",
                "#--- lines.txt\na01-000u-00 ok 154 19 408 746 1661 89 A|MOVE|to|stop|Mr.|Gaitskell\n");

        assertThat(fixture.open().samples())
                .extracting(Sample::text)
                .containsExactly("A MOVE to stop Mr. Gaitskell");
    }

    @Test
    void pylaiaTables() throws IOException {
        fixture.picture("imgs/l1.png", 4, 4, 9).text("syms.txt", "<ctc> 0\na 1\n<space> 2\nb 3\n");
        fixture.text("tables/train.txt", "l1 a b <space> a\n");

        DataFolder data = fixture.open();

        assertThat(data.format()).isEqualTo("PyLaia");
        assertThat(data.samples()).extracting(Sample::text).containsExactly("ab a");
    }

    @Test
    void classFoldersWithTheirCharacters() throws IOException {
        fixture.picture("images/character01/0001_05.png", 4, 4, 1);
        fixture.picture("images/character02/0002_05.png", 4, 4, 2);
        fixture.picture("images/character03/0003_07.png", 4, 4, 3);
        fixture.text(
                "classes.tsv",
                """
                class\tcodepoint\tcharacter\tconfidence
                character01\tU+ABD1\tꯑ\thigh
                character02\t-\t-\tunmapped
                character03\tU+ABD9\tꯙ\tprobable
                """);

        DataFolder data = fixture.open();

        assertThat(data).isInstanceOf(DataFolder.Classes.class);
        assertThat(data.samples())
                .extracting(Sample::group, Sample::text)
                .containsExactly(tuple("writer 05", "ꯑ"), tuple("writer 07", "ꯙ"));
        assertThat(data.faults())
                .extracting(Fault::code, Fault::file)
                .containsExactly(tuple("unmapped-class", "character02"));
    }

    @Test
    void classFoldersWithoutATableAreCalledLikeTheirFolders() throws IOException {
        fixture.picture("cat/1.png", 4, 4, 1).picture("dog/1.png", 4, 4, 2);

        assertThat(fixture.open().samples()).extracting(Sample::text).containsExactly("cat", "dog");
    }

    @Test
    void idxTurnsWhiteStrokesIntoInk() throws IOException {
        fixture.bytes("train-images-idx3-ubyte.gz", gzip(images()));
        fixture.bytes("train-labels-idx1-ubyte.gz", gzip(labels()));

        DataFolder data = fixture.open();
        GrayPicture second = data.samples().get(1).picture().read();

        assertThat(data.samples()).extracting(Sample::text).containsExactly("3", "1");
        assertThat(second.width()).isEqualTo(3);
        assertThat(second.height()).isEqualTo(2);
        assertThat(second.pixels())
                .containsExactly(
                        (byte) (255 - 6),
                        (byte) (255 - 7),
                        (byte) (255 - 8),
                        (byte) (255 - 9),
                        (byte) (255 - 10),
                        (byte) (255 - 11));
    }

    @Test
    void officialEmnistIsTurnedUprightAndMapped() throws IOException {
        fixture.bytes("emnist-balanced-train-images-idx3-ubyte", images());
        fixture.bytes("emnist-balanced-train-labels-idx1-ubyte", labels());
        fixture.text("emnist-balanced-mapping.txt", "1 65 97\n3 66\n");

        DataFolder data = fixture.open();
        GrayPicture first = data.samples().getFirst().picture().read();

        assertThat(data.samples()).extracting(Sample::text).containsExactly("B", "A");
        assertThat(first.width()).isEqualTo(2);
        assertThat(first.height()).isEqualTo(3);
        assertThat(first.pixels())
                .containsExactly(
                        (byte) 255,
                        (byte) (255 - 3),
                        (byte) (255 - 1),
                        (byte) (255 - 4),
                        (byte) (255 - 2),
                        (byte) (255 - 5));
    }

    @Test
    void aCutOffIdxFileIsRefused() throws IOException {
        byte[] whole = images();
        fixture.bytes("images-idx3-ubyte", java.util.Arrays.copyOf(whole, whole.length - 1));
        fixture.bytes("labels-idx1-ubyte", labels());

        assertThatThrownBy(fixture::open).hasMessageContaining("ends after 11 of 12");
    }

    @Test
    void anUnknownFolderSaysWhatWasLookedFor() throws IOException {
        fixture.text("readme.md", "nothing");

        assertThat(fixture.open())
                .isInstanceOfSatisfying(
                        DataFolder.Unknown.class,
                        unknown -> assertThat(unknown.message()).contains("lines.zip"));
    }

    @Test
    void aMissingFolderIsSaid() throws IOException {
        assertThat(DataFolder.open(folder.resolve("gone")).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.problem()).contains("there is no folder"));
    }

    /** Two pictures of 2 rows and 3 columns with the values 0 to 11. */
    private static byte[] images() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0x803);
        out.writeInt(2);
        out.writeInt(2);
        out.writeInt(3);
        for (int i = 0; i < 12; i++) {
            out.writeByte(i);
        }
        return bytes.toByteArray();
    }

    private static byte[] labels() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0x801);
        out.writeInt(2);
        out.writeByte(3);
        out.writeByte(1);
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
