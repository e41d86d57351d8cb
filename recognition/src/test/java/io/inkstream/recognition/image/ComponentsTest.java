package io.inkstream.recognition.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentsTest {
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    @Test
    void touchingCornersConnectAndGapsSeparate() {
        // given
        BinaryImage image =
                picture(
                        """
                        ##..#
                        ..#.#
                        ....#
                        #....
                        """);

        // when
        Components found = Components.of(image, NO_LIMIT);

        // then
        assertThat(boxes(found))
                .containsExactly("0,0 3,2 area 3", "4,0 5,3 area 3", "0,3 1,4 area 1");
    }

    @Test
    void branchesThatMeetLaterAreOneComponent() {
        // given
        BinaryImage image =
                picture(
                        """
                        #.#.#
                        #.#.#
                        #####
                        """);

        // when
        Components found = Components.of(image, NO_LIMIT);

        // then
        assertThat(boxes(found)).containsExactly("0,0 5,3 area 11");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void runsFindWhatFloodingFinds(long seed) {
        // given
        Random random = new Random(seed);
        int width = 1 + random.nextInt(80);
        int height = 1 + random.nextInt(60);
        byte[] ink = new byte[width * height];
        int share = 1 + random.nextInt(9);
        for (int i = 0; i < ink.length; i++) {
            ink[i] = (byte) (random.nextInt(10) < share ? 1 : 0);
        }

        // when
        Components found = Components.of(new BinaryImage(width, height, ink), NO_LIMIT);

        // then
        assertThat(boxes(found)).containsExactlyInAnyOrderElementsOf(flood(width, height, ink));
    }

    @Test
    void aPageOfSpecksEndsTheSearchAtTheLimit() {
        // given
        byte[] ink = new byte[200 * 200];
        for (int y = 0; y < 200; y += 2) {
            for (int x = 0; x < 200; x += 2) {
                ink[y * 200 + x] = 1;
            }
        }

        // when
        Components found = Components.of(new BinaryImage(200, 200, ink), 1_000);

        // then
        assertThat(found.truncated()).isTrue();
    }

    private static List<String> flood(int width, int height, byte[] ink) {
        byte[] left = ink.clone();
        List<String> boxes = new ArrayList<>();
        for (int start = 0; start < left.length; start++) {
            if (left[start] != 0) {
                boxes.add(floodOne(width, height, left, start));
            }
        }
        return boxes;
    }

    private static String floodOne(int width, int height, byte[] left, int start) {
        int[] box = {width, height, 0, 0, 0};
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        left[start] = 0;
        while (!open.isEmpty()) {
            int at = open.pop();
            int x = at % width;
            int y = at / width;
            box[0] = Math.min(box[0], x);
            box[1] = Math.min(box[1], y);
            box[2] = Math.max(box[2], x + 1);
            box[3] = Math.max(box[3], y + 1);
            box[4]++;
            for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
                for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
                    if (left[v * width + u] != 0) {
                        left[v * width + u] = 0;
                        open.push(v * width + u);
                    }
                }
            }
        }
        return box[0] + "," + box[1] + " " + box[2] + "," + box[3] + " area " + box[4];
    }

    private static List<String> boxes(Components found) {
        List<String> boxes = new ArrayList<>();
        for (int i = 0; i < found.count(); i++) {
            boxes.add(
                    "%d,%d %d,%d area %d"
                            .formatted(
                                    found.left(i),
                                    found.top(i),
                                    found.right(i),
                                    found.bottom(i),
                                    found.area(i)));
        }
        return boxes;
    }

    private static BinaryImage picture(String drawing) {
        List<String> rows = drawing.lines().toList();
        int width = rows.getFirst().length();
        byte[] ink = new byte[width * rows.size()];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = (byte) (rows.get(i / width).charAt(i % width) == '#' ? 1 : 0);
        }
        return new BinaryImage(width, rows.size(), ink);
    }
}
