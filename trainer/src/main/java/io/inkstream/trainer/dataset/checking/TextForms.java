package io.inkstream.trainer.dataset.checking;

import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.trainer.dataset.reading.Fault;
import io.inkstream.trainer.dataset.reading.Fault.Severity;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The characters of a set's texts: those outside the alphabet, and how marks are written. */
final class TextForms {

    private record Uses(int lines, String first) {

        Uses plus(Uses more) {
            return new Uses(lines + more.lines, first);
        }
    }

    private final Optional<Alphabet> alphabet;
    private final Map<Integer, Uses> unseen = new TreeMap<>();
    private Optional<Uses> composed = Optional.empty();
    private Optional<Uses> decomposed = Optional.empty();

    TextForms(Optional<Alphabet> alphabet) {
        this.alphabet = alphabet;
    }

    void add(String name, String text) {
        Uses once = new Uses(1, name);
        boolean isComposed = Normalizer.isNormalized(text, Normalizer.Form.NFC);
        if (!isComposed) {
            decomposed = Optional.of(decomposed.map(uses -> uses.plus(once)).orElse(once));
        } else if (!Normalizer.isNormalized(text, Normalizer.Form.NFD)) {
            composed = Optional.of(composed.map(uses -> uses.plus(once)).orElse(once));
        }
        alphabet.ifPresent(known ->
                Normalizer.normalize(text, Normalizer.Form.NFC)
                        .codePoints()
                        .distinct()
                        .filter(c -> !known.contains(c) && !Character.isWhitespace(c))
                        .forEach(c -> unseen.merge(c, once, Uses::plus)));
    }

    List<Fault> faults(String set) {
        List<Fault> faults = new ArrayList<>();
        if (composed.isPresent() && decomposed.isPresent()) {
            faults.add(
                    new Fault(
                            Severity.WARNING,
                            "mixed-normal-forms",
                            set,
                            "%d texts are composed, such as that of %s; %d are not, such as that of %s"
                                    .formatted(
                                            composed.get().lines(),
                                            composed.get().first(),
                                            decomposed.get().lines(),
                                            decomposed.get().first()),
                            "texts are learnt in NFC; bring the set into NFC to be sure"));
        }
        unseen.forEach((character, uses) ->
                faults.add(
                        new Fault(
                                Severity.WARNING,
                                "unseen-character",
                                uses.first(),
                                "'%s' (U+%04X) of %d lines is not in the alphabet"
                                        .formatted(
                                                Character.toString(character),
                                                character,
                                                uses.lines()),
                                "add it to the alphabet, or map it with lines.labels.map")));
        return faults;
    }
}
