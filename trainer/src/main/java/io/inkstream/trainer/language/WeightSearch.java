package io.inkstream.trainer.language;

import io.inkstream.recognition.decoding.Aggregation;
import io.inkstream.recognition.decoding.BeamDecoder;
import io.inkstream.recognition.decoding.BeamSettings;
import io.inkstream.recognition.decoding.GreedyDecoder;
import io.inkstream.recognition.decoding.LineDecoder;
import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.inference.Logits;
import io.inkstream.recognition.language.LanguageModel;
import io.inkstream.recognition.language.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the weights with the fewest errors on lines whose model output is known: one weight
 * after the other over a grid, until a round changes nothing. Of equal weights the smaller win.
 */
final class WeightSearch {
    private static final List<Double> LANGUAGE = List.of(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7);
    private static final List<Double> CHARACTER = List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.3);
    private static final List<Double> LEXICON = List.of(0.0, 0.2, 0.4, 0.7, 1.0);
    private static final int ROUNDS = 3;

    private final List<String> charset;
    private final Optional<LanguageModel> language;
    private final Optional<Lexicon> lexicon;
    private final List<Line> lines;
    private final List<Trial> trials = new ArrayList<>();

    /** What the model says of a line, and what it should have said. */
    record Line(String truth, Logits logits) {}

    /** Weights and the errors with them. */
    record Trial(BeamSettings settings, Accuracy accuracy) {}

    WeightSearch(
            List<String> charset,
            Optional<LanguageModel> language,
            Optional<Lexicon> lexicon,
            List<Line> lines) {
        this.charset = charset;
        this.language = language;
        this.lexicon = lexicon;
        this.lines = lines;
    }

    Accuracy greedy() {
        return read(new GreedyDecoder(charset, 1));
    }

    Trial best(BeamSettings start) {
        Trial best = trial(start);
        for (int round = 0; round < ROUNDS; round++) {
            Trial before = best;
            if (language.isPresent()) {
                for (double weight : LANGUAGE) {
                    BeamSettings now = best.settings();
                    best =
                            better(
                                    best,
                                    now.withWeights(
                                            weight, now.characterBonus(), now.lexiconBonus()));
                }
            }
            for (double bonus : CHARACTER) {
                BeamSettings now = best.settings();
                best =
                        better(
                                best,
                                now.withWeights(now.languageWeight(), bonus, now.lexiconBonus()));
            }
            if (lexicon.isPresent()) {
                for (double bonus : LEXICON) {
                    BeamSettings now = best.settings();
                    best =
                            better(
                                    best,
                                    now.withWeights(
                                            now.languageWeight(), now.characterBonus(), bonus));
                }
            }
            if (best.equals(before)) {
                break;
            }
        }
        return best;
    }

    /** Everything that was tried, in order. */
    List<Trial> trials() {
        return trials;
    }

    private Trial better(Trial best, BeamSettings settings) {
        Trial trial = trial(settings);
        return trial.accuracy().cer() < best.accuracy().cer() ? trial : best;
    }

    private Trial trial(BeamSettings settings) {
        for (Trial known : trials) {
            if (known.settings().equals(settings)) {
                return known;
            }
        }
        Trial trial =
                new Trial(
                        settings,
                        read(
                                new BeamDecoder(
                                        charset,
                                        1,
                                        settings,
                                        Aggregation.MEAN,
                                        language,
                                        lexicon)));
        trials.add(trial);
        return trial;
    }

    private Accuracy read(LineDecoder decoder) {
        Accuracy sum = Accuracy.NONE;
        for (Line line : lines) {
            sum = sum.plus(Accuracy.of(line.truth(), decoder.decode(line.logits()).text()));
        }
        return sum;
    }
}
