package io.inkstream.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NameOrderTest {
    @Test
    void numbersComeByValueAndAllElseByCharacter() {
        List<String> inOrder =
                List.of(
                        "box/1.png",
                        "box/01.png.bak",
                        "box/2.png",
                        "box/10.png",
                        "box/10a.png",
                        "box/99999999999999999999.png",
                        "box/100000000000000000000.png",
                        "box/page 2.tif",
                        "box/page 10.tif",
                        "box/page 10.tiff",
                        "böx/1.png",
                        "𝒷ox/1.png");
        List<String> mixed = new ArrayList<>(inOrder);
        Collections.shuffle(mixed, new Random(7));

        mixed.sort(NameOrder.INSTANCE);

        assertThat(mixed).isEqualTo(inOrder);
    }

    @Test
    void namesThatDifferAreNeverEqual() {
        assertThat(NameOrder.INSTANCE.compare("1.png", "01.png")).isPositive();
        assertThat(NameOrder.INSTANCE.compare("01.png", "1.png")).isNegative();
        assertThat(NameOrder.INSTANCE.compare("1.png", "1.png")).isZero();
    }

    @Test
    void anyNamesCanBeSorted() {
        Random random = new Random(11);
        List<String> names =
                random.ints(4000, 0, 60).mapToObj(length -> name(random, length % 7)).toList();

        List<String> sorted = names.stream().sorted(NameOrder.INSTANCE).toList();

        // an order that contradicts itself is found out by the sort, or here
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(NameOrder.INSTANCE.compare(sorted.getFirst(), sorted.get(i)))
                    .isNotPositive();
            assertThat(NameOrder.INSTANCE.compare(sorted.get(i - 1), sorted.get(i)))
                    .isNotPositive();
        }
    }

    private static String name(Random random, int length) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < length; i++) {
            name.append("019ab.".charAt(random.nextInt(6)));
        }
        return name.toString();
    }
}
