package io.inkstream.trainer.dataset.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.trainer.dataset.reading.Windows.Window;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series are cut into windows that are pictures. */
class WindowsTest {

    @TempDir private Path folder = Path.of(".");

    /** As the origin's function: one window less than rows that can begin one. */
    @Test
    void everyRowBeginsAWindowOfFiftyWhoseTruthIsTheNextRow() {
        List<Window> windows = Windows.ofNext(50).of(200);

        assertThat(windows).hasSize(150);
        assertThat(windows.getFirst()).isEqualTo(new Window(0, 50));
        assertThat(windows.getLast()).isEqualTo(new Window(149, 199));
        assertThat(Windows.ofNext(50).of(50)).isEmpty();
    }

    @Test
    void blocksShareNoRow() {
        List<List<Window>> blocks = new Windows(10, 3, 1).blocks(1000);

        assertThat(blocks).hasSize(20);
        Set<Integer> seen = new TreeSet<>();
        for (List<Window> block : blocks) {
            Set<Integer> rows = new TreeSet<>();
            for (Window window : block) {
                for (int row = window.first(); row <= window.truth(); row++) {
                    rows.add(row);
                }
            }
            assertThat(seen).doesNotContainAnyElementsOf(rows);
            seen.addAll(rows);
        }
        assertThat(seen).hasSizeGreaterThan(900);
    }

    @Test
    void aWindowIsAPictureOfItsValuesWithTheClassOfItsTruth() throws IOException {
        write(3, 3, 0, "\"a\", \"b\"", "kind");
        Files.writeString(
                folder.resolve("s.csv"),
                "kind,b,a\nup,-1,0\nup,0,51\ndown,1,255\nup,-3,300\nup,0.5,0\nleft,0,102\nup,0,0\n");

        DataFolder found = DataFolder.open(folder);

        assertThat(found.format()).isEqualTo("windows");
        assertThat(found.samples()).extracting(Sample::text).containsExactly("down", "left");
        assertThat(found.samples()).extracting(Sample::name).containsExactly("s.csv:1", "s.csv:4");
        Picture first = found.samples().getFirst().picture();
        assertThat(first.isMeasured()).isTrue();
        GrayPicture picture = first.read();
        assertThat(picture.width()).isEqualTo(3);
        assertThat(picture.height()).isEqualTo(2);
        assertThat(levels(picture)).containsExactly(255, 204, 0, 255, 127, 0);
        // what lies beyond least and most is clipped
        assertThat(levels(found.samples().get(1).picture().read()))
                .containsExactly(0, 255, 153, 255, 64, 127);
    }

    @Test
    void anArrayIsReadLikeATable() throws IOException {
        write(2, 1, 1, "\"0\", \"1\"", "2");
        npy("<f4", "(4, 3)", 12, 0, 0, 7, 51, 0, 7, 255, 1, 8, 0, 0, 9);

        List<Sample> samples = DataFolder.open(folder).samples();

        // one block of three rows and one of the fourth, which is too short
        assertThat(samples).extracting(Sample::text).containsExactly("8");
        assertThat(levels(samples.getFirst().picture().read())).containsExactly(255, 204, 127, 127);
    }

    @Test
    void whatCannotBeReadIsNamedWithItsPlace() throws IOException {
        write(2, 2, 0, "\"a\", \"b\"", "a");
        Files.writeString(folder.resolve("s.csv"), "a,b\n1,2\n3,many\n");
        assertThatIOException()
                .isThrownBy(() -> DataFolder.open(folder))
                .withMessage("s.csv, row 2: 'many' in column 'b' is no number");

        Files.writeString(folder.resolve("s.csv"), "a,c\n1,2\n3,4\n");
        assertThatIOException()
                .isThrownBy(() -> DataFolder.open(folder))
                .withMessageContaining("s.csv has no column 'b', only [a, c]");

        Files.writeString(folder.resolve("windows.json"), "{\"sequence_length\": 3}");
        assertThatIOException()
                .isThrownBy(() -> DataFolder.open(folder))
                .withMessageContaining("windows.json: ");
    }

    @Test
    void anArrayOfAnotherKindIsRefused() throws IOException {
        write(2, 2, 0, "\"0\", \"1\"", "0");
        npy("<c8", "(2, 2)", 4, 1, 2, 3, 4);
        assertThatIOException()
                .isThrownBy(() -> DataFolder.open(folder))
                .withMessageContaining("is not an array of numbers in C order");
        npy("<f4", "(2, 2, 2)", 8, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThatIOException()
                .isThrownBy(() -> DataFolder.open(folder))
                .withMessageContaining("has 3 dimensions");
        npy("<f4", "(9, 2)", 4, 1, 2, 3, 4);
        assertThatIOException()
                .isThrownBy(() -> DataFolder.open(folder))
                .withMessageContaining("ends early");
    }

    private void write(int length, int step, int horizon, String columns, String target)
            throws IOException {
        Files.writeString(
                folder.resolve("windows.json"),
                """
                {"sequence_length": %d, "step": %d, "horizon": %d, "columns": [%s],
                 "least": [0, -1], "most": [255, 1], "target": "%s", "values": false}
                """
                        .formatted(length, step, horizon, columns, target));
    }

    private void npy(String type, String shape, int count, float... values) throws IOException {
        String header =
                "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n".formatted(type, shape);
        ByteBuffer file =
                ByteBuffer.allocate(10 + header.length() + 4 * count)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put((byte) 0x93)
                        .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                        .put((byte) 1)
                        .put((byte) 0)
                        .putShort((short) header.length())
                        .put(header.getBytes(StandardCharsets.US_ASCII));
        for (float value : values) {
            file.putFloat(value);
        }
        Files.write(folder.resolve("s.npy"), file.array());
    }

    private static List<Integer> levels(GrayPicture picture) {
        return IntStream.range(0, picture.pixels().length)
                .mapToObj(i -> picture.pixels()[i] & 255)
                .collect(Collectors.toList());
    }
}
