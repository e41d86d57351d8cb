package io.inkstream.recognition.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LanguageModelTest {
    private static final String TEXT =
            "the cat sat on the mat; the cat ate the rat. that cat, the rat and the mat";

    @Test
    void probabilitiesOfAllCharactersAfterAnyTextSumToOne() throws Exception {
        for (int minCount = 1; minCount <= 3; minCount++) {
            // given
            LanguageModel model = model(TEXT, 4, minCount);

            for (String context : List.of("", "t", "the ", "the cat", "xyz", "zq", "at;")) {
                int state = after(model, context);

                // when
                double sum = Math.exp(model.score(state, LanguageModel.UNKNOWN));
                for (int c : TEXT.codePoints().distinct().toArray()) {
                    sum += Math.exp(model.score(state, model.symbolOf(c)));
                }

                // then
                assertThat(sum).as("after '%s'", context).isCloseTo(1, within(2e-3));
            }
        }
    }

    @Test
    void itAgreesWithTheFormulaCountedByHand() throws Exception {
        // given
        Random random = new Random(5);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append("ab c".charAt(random.nextInt(4)));
        }
        for (int minCount = 1; minCount <= 4; minCount++) {
            LanguageModel model = model(text.toString(), 4, minCount);
            String counted = " " + text.toString().replaceAll(" +", " ").strip();

            for (int trial = 0; trial < 100; trial++) {
                int from = random.nextInt(counted.length() - 8);
                String context = counted.substring(from, from + 3 + random.nextInt(4));
                char next = "ab c".charAt(random.nextInt(4));

                // when
                double score = model.score(after(model, context), model.symbolOf(next));

                // then
                String seen = context.substring(context.length() - 3);
                assertThat(Math.exp(score))
                        .as("'%s' after '%s'", next, context)
                        .isCloseTo(wittenBell(counted, seen, next, 4, minCount), within(1.5e-3));
            }
        }
    }

    @Test
    void aModelIsTheSameAfterWritingAndReadingAndItsBytesAreTheSameEachTime() throws Exception {
        // given
        LanguageModel model = model(TEXT, 5, 2);
        byte[] bytes = LanguageFile.write(model);

        // when
        LanguageFile read = LanguageFile.read(bytes);

        // then
        assertThat(LanguageFile.write(model(TEXT, 5, 2))).isEqualTo(bytes);
        assertThat(LanguageFile.write(read.model())).isEqualTo(bytes);
        assertThat(read.model().info()).isEqualTo(model.info());
        for (String line : List.of("the cat", "rat on mat", "µ unknown", "")) {
            assertThat(read.model().score(line)).isEqualTo(model.score(line));
        }
    }

    @Test
    void writtenTextIsLikelierThanTheSameLettersMixed() throws Exception {
        LanguageModel model = model(TEXT, 5, 1);

        assertThat(model.score("the cat sat")).isGreaterThan(model.score("tac eht tas") + 5);
    }

    @Test
    void everyDamageIsRefused() throws Exception {
        // given
        byte[] bytes = LanguageFile.write(model(TEXT, 4, 1));
        Random random = new Random(3);

        for (int trial = 0; trial < 200; trial++) {
            byte[] damaged = Arrays.copyOf(bytes, random.nextInt(bytes.length));

            // then
            assertThatThrownBy(() -> LanguageFile.read(damaged))
                    .isInstanceOf(InvalidLanguageException.class);
        }
        assertThatThrownBy(() -> LanguageFile.read("not a model".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("lm build");
    }

    @Test
    void anAlphabetTooLargeForTheOrderIsRefusedWithTheOrderThatFits() {
        // given
        LanguageModelBuilder builder = new LanguageModelBuilder(1);
        StringBuilder text = new StringBuilder();
        for (int c = 0x4e00; c < 0x5e00; c++) {
            text.appendCodePoint(c);
        }
        builder.add(text.toString());

        // then
        assertThatThrownBy(() -> builder.build(info(6, 1)))
                .isInstanceOf(InvalidLanguageException.class)
                .hasMessageContaining("--order 4 or less");
    }

    @Test
    void rareCharactersAreUnknown() throws Exception {
        // given
        LanguageModelBuilder builder = new LanguageModelBuilder(2).add("aabbaabb x aabb");

        // when
        LanguageModel model = builder.build(info(3, 1));

        // then
        assertThat(model.symbolOf('x')).isEqualTo(LanguageModel.UNKNOWN);
        assertThat(model.symbolOf(0x1F600)).isEqualTo(LanguageModel.UNKNOWN);
        assertThat(model.symbolOf('a')).isNotEqualTo(LanguageModel.UNKNOWN);
        assertThat(model.score("axa")).isLessThan(model.score("aab"));
    }

    private static int after(LanguageModel model, String text) {
        int state = model.start();
        for (int c : text.codePoints().toArray()) {
            state = model.next(state, model.symbolOf(c));
        }
        return state;
    }

    /** Interpolated Witten-Bell straight from its definition. */
    private static double wittenBell(
            String text, String context, char next, int order, int minCount) {
        List<Character> followers = new ArrayList<>();
        for (int i = 0; i + context.length() < text.length(); i++) {
            if (text.startsWith(context, i)) {
                followers.add(text.charAt(i + context.length()));
            }
        }
        double lower =
                context.isEmpty()
                        ? 1.0 / (text.chars().distinct().count() + 1)
                        : wittenBell(text, context.substring(1), next, order, minCount);
        if (followers.isEmpty()) {
            return lower;
        }
        long distinct = followers.stream().distinct().count();
        boolean pruned = context.length() + 1 >= 3;
        long dropped =
                followers.stream().filter(c -> pruned && count(followers, c) < minCount).count();
        long own = count(followers, next);
        double seen = pruned && own < minCount ? 0 : own;
        return (seen + (distinct + dropped) * lower) / (followers.size() + distinct);
    }

    private static long count(List<Character> followers, char c) {
        return followers.stream().filter(f -> f == c).count();
    }

    private static LanguageModel model(String text, int order, int minCount)
            throws InvalidLanguageException {
        return new LanguageModelBuilder(1).add(text).build(info(order, minCount));
    }

    private static LanguageInfo info(int order, int minCount) {
        return new LanguageInfo("test", "1", order, minCount, "", "CC0");
    }
}
