package io.inkstream.recognition.decoding;

import io.inkstream.recognition.inference.Logits;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a model of classes says in its one step: the likeliest class is the text, its probability
 * after the model's temperature the confidence, and the next {@value #ALTERNATIVES} are the
 * alternatives. Pure and stateless.
 */
public final class ClassDecoder implements LineDecoder {
    private static final int ALTERNATIVES = 4;

    private final List<String> classes;
    private final SymbolProbability probability;
    private final Aggregation aggregation;

    /**
     * @param classes what each is called; none is a blank
     * @param temperature greater than 0; 1 takes the probabilities as they are
     */
    public ClassDecoder(List<String> classes, double temperature, Aggregation aggregation) {
        this.classes = List.copyOf(classes);
        this.probability = new SymbolProbability(temperature);
        this.aggregation = aggregation;
    }

    @Override
    public LineText decode(Logits logits) {
        logits.requireClasses(classes.size());
        if (logits.steps() != 1) {
            throw new IllegalArgumentException("a class is said in 1 step, was " + logits.steps());
        }
        List<Integer> likeliest =
                IntStream.range(0, classes.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> -logits.at(0, i)))
                        .limit(1 + ALTERNATIVES)
                        .toList();
        int best = likeliest.getFirst();
        DecodedCharacter symbol =
                new DecodedCharacter(classes.get(best), 0, 0, probability.of(logits, 0, best));
        return LineTextBuilder.build(List.of(symbol), 1, aggregation)
                .withAlternatives(
                        likeliest.stream()
                                .skip(1)
                                .map(i ->
                                        new Alternative(
                                                Normalizer.normalize(
                                                        classes.get(i), Normalizer.Form.NFC),
                                                probability.of(logits, 0, i)))
                                .toList());
    }
}
