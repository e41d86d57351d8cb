package io.inkstream.recognition.language;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that are expected, one per line in UTF-8; empty lines and lines that begin with {@code #}
 * do not count. The order and repetitions in a file do not matter.
 *
 * @param words in NFC, sorted, each once
 */
public record WordList(List<String> words) {
    /** Most words of a list. */
    public static final int MAX_WORDS = 1_000_000;

    /** Longest word in characters. */
    public static final int MAX_LENGTH = 100;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:[’'-][\\p{L}\\p{M}]+)*");

    public WordList {
        words = List.copyOf(words);
    }

    /** Reads a list as people write it. */
    public static WordList parse(byte[] file) throws InvalidLanguageException {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidLanguageException("the word list is not UTF-8; save it as UTF-8");
        }
        TreeSet<String> words = new TreeSet<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            String word = LineForm.of(line.replace("\uFEFF", ""));
            if (word.codePointCount(0, word.length()) > MAX_LENGTH) {
                throw new InvalidLanguageException(
                        "line %d of the word list has more than %d characters; write one word per line"
                                .formatted(number, MAX_LENGTH));
            }
            if (!word.isEmpty() && !word.startsWith("#")) {
                words.add(word);
            }
        }
        if (words.isEmpty() || words.size() > MAX_WORDS) {
            throw new InvalidLanguageException(
                    "a word list has 1 to %d words, this one has %d"
                            .formatted(MAX_WORDS, words.size()));
        }
        return new WordList(List.copyOf(words));
    }

    /** The words that occur often enough in texts; what is no letter separates them. */
    public static WordList count(Collection<String> texts, int minCount)
            throws InvalidLanguageException {
        Map<String, Integer> counts = new TreeMap<>();
        for (String text : texts) {
            Matcher words = WORD.matcher(LineForm.of(text));
            while (words.find()) {
                counts.merge(words.group(), 1, Integer::sum);
            }
        }
        List<String> kept =
                counts.entrySet().stream()
                        .filter(e -> e.getValue() >= minCount)
                        .map(Map.Entry::getKey)
                        .filter(word -> word.length() <= MAX_LENGTH)
                        .toList();
        if (kept.isEmpty()) {
            throw new InvalidLanguageException(
                    "no word occurs %d times in the texts; lower --min-count or give more text"
                            .formatted(minCount));
        }
        return new WordList(kept);
    }

    /** As {@link #parse} reads it. */
    public byte[] bytes() {
        return (String.join("\n", words) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of the words, whatever their file looked like. */
    public String digest() {
        return LineForm.digest(bytes());
    }
}
