package io.inkstream.recognition.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.recognition.inference.Logits;
import io.inkstream.recognition.language.LanguageInfo;
import io.inkstream.recognition.language.LanguageModel;
import io.inkstream.recognition.language.LanguageModelBuilder;
import io.inkstream.recognition.language.Lexicon;
import io.inkstream.recognition.language.WordList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BeamDecoderTest {
    private static final List<String> CHARSET = List.of("", "a", "b", " ");

    /** Nothing is pruned on the tiny lines of these tests. */
    private static final BeamSettings EXHAUSTIVE =
            new BeamSettings(200, 10, -1000, 0.7, 0.4, 0.9, 3);

    @Test
    void itFindsTheTextWhosePathsTogetherWithLanguageScoreBest() throws Exception {
        LanguageModel model = model("ab ab ba ab aab ab");
        Lexicon lexicon = lexicon("ab\naab");
        Random random = new Random(23);
        for (int trial = 0; trial < 300; trial++) {
            // given
            boolean useModel = random.nextBoolean();
            boolean useLexicon = random.nextBoolean();
            Logits logits = random(1 + random.nextInt(4), random);
            Optional<LanguageModel> language = useModel ? Optional.of(model) : Optional.empty();
            Optional<Lexicon> words = useLexicon ? Optional.of(lexicon) : Optional.empty();

            // when
            LineText line = decoder(EXHAUSTIVE, language, words).decode(logits);

            // then
            Map<String, Double> scores = scores(logits, language, words);
            List<String> ranking = ranking(scores);
            assertThat(raw(line)).as("trial %d", trial).isEqualTo(ranking.getFirst());
        }
    }

    @Test
    void alternativesAreTheNextBestTexts() throws Exception {
        Random random = new Random(29);
        for (int trial = 0; trial < 100; trial++) {
            // given
            Logits logits = random(3, random);

            // when
            LineText line = decoder(EXHAUSTIVE, Optional.empty(), Optional.empty()).decode(logits);

            // then
            Map<String, Double> scores = scores(logits, Optional.empty(), Optional.empty());
            List<String> expected =
                    ranking(scores).stream()
                            .map(text -> text.replaceAll(" +", " ").strip())
                            .distinct()
                            .limit(4)
                            .toList();
            List<String> given = new ArrayList<>(List.of(line.text()));
            line.alternatives().forEach(other -> given.add(other.text()));
            assertThat(given).as("trial %d", trial).isEqualTo(expected);
        }
    }

    @Test
    void wherePathsOfOneTextAddUpItBeatsTheBestSinglePath() {
        // given: blank is likeliest at both steps, but three paths say "a"
        float[] values = new float[8];
        for (int step = 0; step < 2; step++) {
            values[step * 4] = (float) Math.log(0.55);
            values[step * 4 + 1] = (float) Math.log(0.43);
            values[step * 4 + 2] = (float) Math.log(0.01);
            values[step * 4 + 3] = (float) Math.log(0.01);
        }
        Logits logits = new Logits(2, 4, values);

        // then
        assertThat(new GreedyDecoder(CHARSET, 1).decode(logits).text()).isEmpty();
        assertThat(plain().decode(logits).text()).isEqualTo("a");
    }

    @Test
    void onClearLinesItSaysTheSameWithTheSameStepsAndConfidencesAsBestPath() {
        Random random = new Random(31);
        for (int trial = 0; trial < 50; trial++) {
            // given
            Logits logits = clear(40, random);

            // when
            LineText greedy = new GreedyDecoder(CHARSET, 1.5).decode(logits);
            LineText beam =
                    new BeamDecoder(
                                    CHARSET,
                                    1.5,
                                    BeamSettings.DEFAULT.withWeights(0, 0, 0),
                                    Aggregation.MEAN,
                                    Optional.empty(),
                                    Optional.empty())
                            .decode(logits);

            // then
            assertThat(beam.text()).isEqualTo(greedy.text());
            assertThat(beam.confidence()).isCloseTo(greedy.confidence(), within(1e-6));
            assertThat(beam.symbols())
                    .extracting(DecodedCharacter::firstStep)
                    .isEqualTo(greedy.symbols().stream().map(DecodedCharacter::firstStep).toList());
        }
    }

    @Test
    void aWordListSettlesWhatThePictureLeavesOpen() throws Exception {
        // given: the second letter may as well be a
        float[] values = new float[8];
        put(values, 0, 0.01, 0.97, 0.01, 0.01);
        put(values, 1, 0.01, 0.51, 0.47, 0.01);
        float[] apart = new float[12];
        System.arraycopy(values, 0, apart, 0, 4);
        put(apart, 1, 0.97, 0.01, 0.01, 0.01);
        System.arraycopy(values, 4, apart, 8, 4);
        Logits logits = new Logits(3, 4, apart);

        // then
        assertThat(plain().decode(logits).text()).isEqualTo("aa");
        assertThat(
                        decoder(EXHAUSTIVE, Optional.empty(), Optional.of(lexicon("ab")))
                                .decode(logits)
                                .text())
                .isEqualTo("ab");
    }

    @Test
    void unknownWordsStayPossible() throws Exception {
        // given
        Logits logits = clear(30, new Random(7));
        String seen = plain().decode(logits).text();

        // when
        String text =
                decoder(EXHAUSTIVE, Optional.empty(), Optional.of(lexicon("bababab")))
                        .decode(logits)
                        .text();

        // then
        assertThat(seen).isNotEmpty();
        assertThat(text).isEqualTo(seen);
    }

    @Test
    void linesBeforeDoNotMatter() throws Exception {
        // given
        BeamDecoder used =
                decoder(
                        BeamSettings.DEFAULT,
                        Optional.of(model("ab ba ab")),
                        Optional.of(lexicon("ab")));
        Random random = new Random(41);
        for (int trial = 0; trial < 30; trial++) {
            Logits logits = random(1 + random.nextInt(30), random);

            // when
            LineText again = used.decode(logits);

            // then
            LineText fresh =
                    decoder(
                                    BeamSettings.DEFAULT,
                                    Optional.of(model("ab ba ab")),
                                    Optional.of(lexicon("ab")))
                            .decode(logits);
            assertThat(again).isEqualTo(fresh);
        }
    }

    @Test
    void aLineWithoutStepsIsEmpty() {
        assertThat(plain().decode(new Logits(0, 4, new float[0])).text()).isEmpty();
    }

    /** Every path is scored and added to its text; then language has its say. */
    private static Map<String, Double> scores(
            Logits logits, Optional<LanguageModel> language, Optional<Lexicon> lexicon) {
        Map<String, Double> sums = new HashMap<>();
        for (int code = 0; code < Math.pow(4, logits.steps()); code++) {
            StringBuilder text = new StringBuilder();
            double score = 0;
            int before = 0;
            for (int step = 0, rest = code; step < logits.steps(); step++, rest /= 4) {
                int symbol = rest % 4;
                score += logits.at(step, symbol);
                if (symbol != 0 && symbol != before) {
                    text.append(CHARSET.get(symbol));
                }
                before = symbol;
            }
            sums.merge(text.toString(), Math.exp(score), Double::sum);
        }
        Map<String, Double> scores = new HashMap<>();
        sums.forEach((text, probability) ->
                scores.put(
                        text,
                        Math.log(probability)
                                + EXHAUSTIVE.characterBonus() * text.length()
                                + language.map(m -> EXHAUSTIVE.languageWeight() * m.score(text))
                                        .orElse(0.0)
                                + lexicon.map(l ->
                                                EXHAUSTIVE.lexiconBonus() * (double) known(text, l))
                                        .orElse(0.0)));
        return scores;
    }

    private static List<String> ranking(Map<String, Double> scores) {
        return scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int known(String text, Lexicon lexicon) {
        int characters = 0;
        for (String word : text.split(" ", -1)) {
            characters += lexicon.contains(word) ? word.length() : 0;
        }
        return characters;
    }

    private static String raw(LineText line) {
        StringBuilder text = new StringBuilder();
        line.symbols().forEach(symbol -> text.append(symbol.text()));
        return text.toString();
    }

    private static Logits random(int steps, Random random) {
        float[] values = new float[steps * 4];
        for (int step = 0; step < steps; step++) {
            double[] shares = new double[4];
            double sum = 0;
            for (int i = 0; i < 4; i++) {
                shares[i] = Math.pow(random.nextDouble(), 2);
                sum += shares[i];
            }
            put(values, step, shares[0] / sum, shares[1] / sum, shares[2] / sum, shares[3] / sum);
        }
        return new Logits(steps, 4, values);
    }

    /** At each step one class has nearly all. */
    private static Logits clear(int steps, Random random) {
        float[] values = new float[steps * 4];
        for (int step = 0; step < steps; step++) {
            double[] shares = {0.005, 0.005, 0.005, 0.005};
            shares[random.nextInt(4)] = 0.985 - 0.01 * random.nextDouble();
            put(values, step, shares[0], shares[1], shares[2], shares[3]);
        }
        return new Logits(steps, 4, values);
    }

    private static void put(float[] values, int step, double... shares) {
        for (int i = 0; i < shares.length; i++) {
            values[step * shares.length + i] = (float) Math.log(shares[i]);
        }
    }

    private static BeamDecoder plain() {
        return decoder(EXHAUSTIVE.withWeights(0, 0, 0), Optional.empty(), Optional.empty());
    }

    private static BeamDecoder decoder(
            BeamSettings settings, Optional<LanguageModel> language, Optional<Lexicon> lexicon) {
        return new BeamDecoder(CHARSET, 1, settings, Aggregation.MEAN, language, lexicon);
    }

    private static LanguageModel model(String text) throws Exception {
        return new LanguageModelBuilder(1)
                .add(text)
                .build(new LanguageInfo("test", "1", 3, 1, "", "CC0"));
    }

    private static Lexicon lexicon(String list) throws Exception {
        return Lexicon.of(WordList.parse(list.getBytes(StandardCharsets.UTF_8)));
    }
}
