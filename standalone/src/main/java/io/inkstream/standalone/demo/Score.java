package io.inkstream.standalone.demo;

import io.inkstream.recognition.evaluation.Accuracy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Error rates by kind of document. Page by page, so that one missing page costs only its own text.
 */
final class Score {
    private final Map<String, Accuracy> byKind = new TreeMap<>();

    Accuracy add(String kind, List<String> truth, List<String> reading) {
        Accuracy sum = Accuracy.NONE;
        for (int i = 0; i < Math.max(truth.size(), reading.size()); i++) {
            sum = sum.plus(Accuracy.of(page(truth, i), page(reading, i)));
        }
        byKind.merge(kind, sum, Accuracy::plus);
        return sum;
    }

    Map<String, Accuracy> byKind() {
        return Map.copyOf(byKind);
    }

    /** Everything printed, clean or not; nothing where there was no print. */
    Optional<Accuracy> print() {
        return Stream.of("clean", "print")
                .map(byKind::get)
                .filter(Objects::nonNull)
                .reduce(Accuracy::plus);
    }

    private static String page(List<String> pages, int index) {
        return index < pages.size() ? pages.get(index) : "";
    }
}
