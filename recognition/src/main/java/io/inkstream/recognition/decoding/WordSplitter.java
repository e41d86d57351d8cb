package io.inkstream.recognition.decoding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Splits emitted characters at spaces into words and joins the words to the line's text. */
final class WordSplitter {
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final int steps;

    private WordSplitter(int steps) {
        this.steps = steps;
    }

    static LineText split(List<DecodedCharacter> characters, int steps) {
        WordSplitter splitter = new WordSplitter(steps);
        int from = 0;
        for (int i = 0; i <= characters.size(); i++) {
            if (i == characters.size() || isSpace(characters.get(i))) {
                if (i > from) {
                    splitter.add(characters, from, i);
                }
                from = i + 1;
            }
        }
        return new LineText(
                splitter.text.toString(), Confidence.of(characters), characters, splitter.words);
    }

    private static boolean isSpace(DecodedCharacter character) {
        return character.text().isBlank();
    }

    private void add(List<DecodedCharacter> characters, int from, int to) {
        List<DecodedCharacter> own = characters.subList(from, to);
        StringBuilder raw = new StringBuilder();
        own.forEach(character -> raw.append(character.text()));
        String word = Normalizer.normalize(raw, Normalizer.Form.NFC);
        if (!words.isEmpty()) {
            text.append(' ');
        }
        int start = text.codePointCount(0, text.length());
        text.append(word);
        words.add(
                new Word(
                        word,
                        start,
                        text.codePointCount(0, text.length()),
                        own.getFirst().firstStep(),
                        own.getLast().lastStep(),
                        from == 0 ? 0 : centre(characters.get(from - 1)),
                        to == characters.size() ? steps : centre(characters.get(to)),
                        Confidence.of(own)));
    }

    private static double centre(DecodedCharacter space) {
        return (space.firstStep() + space.lastStep() + 1) / 2.0;
    }
}
