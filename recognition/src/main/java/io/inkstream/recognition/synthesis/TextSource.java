package io.inkstream.recognition.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Line texts for training: running text from corpora, words with marks put on their letters,
 * numbers, and random strings in which every character of the alphabet is equally likely, so rare
 * characters are learnt. Repeats itself for the same seed of the {@link Random} it is given.
 * Immutable.
 */
public final class TextSource {

    private static final String LETTERS =
            "eeeeeeeeeeetttttttaaaaaaaoooooooiiiiiinnnnnnsssssshhhhrrrrrddddllllcccuuummmwwwfffggyyppbbvvkkjjxxqqzz";
    private static final List<String> NUMBER_FORMS =
            List.of(
                    "#",
                    "##",
                    "###",
                    "####",
                    "##.##.####",
                    "##/##/##",
                    "#,###",
                    "#.###,##",
                    "#,###.##",
                    "##:##",
                    "##%",
                    "## %",
                    "$#.##",
                    "€ ##,##",
                    "£##",
                    "No. ##",
                    "§ ##",
                    "(##)",
                    "[#]",
                    "##-##",
                    "###–###",
                    "1###",
                    "18##",
                    "19##",
                    "+## ### ####",
                    "#°",
                    "##th",
                    "p. ##",
                    "#.",
                    "##)",
                    "½",
                    "#½",
                    "# ×  #");

    private final Alphabet alphabet;
    private final List<String> passages;
    private final boolean asWritten;

    private TextSource(Alphabet alphabet, List<String> passages, boolean asWritten) {
        this.alphabet = alphabet;
        this.asWritten = asWritten && !passages.isEmpty();
        this.passages =
                passages.stream()
                        .map(passage -> alphabet.restrict(passage).replaceAll(" +", " ").strip())
                        .filter(passage -> passage.length() > 1)
                        .toList();
    }

    /** Everything mixed, for learning; without passages, words are made up. */
    public static TextSource mixed(Alphabet alphabet, List<String> passages) {
        return new TextSource(alphabet, passages, false);
    }

    /** Running text with a little of the rest, as pages have it, for measuring. */
    public static TextSource running(Alphabet alphabet, List<String> passages) {
        return new TextSource(alphabet, passages, true);
    }

    /** A text of about the asked length in code points, never empty, without blanks at its ends. */
    public String next(Random random, int shortest, int longest) {
        int length = shortest + random.nextInt(longest - shortest + 1);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            if (!text.isEmpty()) {
                text.append(' ');
            }
            text.append(piece(random, length - text.length()));
        }
        String cut = trimmed(alphabet.restrict(text.toString()), length);
        return cut.isEmpty() ? next(random, shortest, longest) : cut;
    }

    /** A cut from running text as it stands, for pages and for measuring. */
    public String passage(Random random, int length) {
        String passage = passages.get(random.nextInt(passages.size()));
        int from = random.nextInt(Math.max(1, passage.length() - length));
        while (from > 0 && passage.charAt(from - 1) != ' ') {
            from--;
        }
        return passage.substring(from, Math.min(passage.length(), from + length));
    }

    private String piece(Random random, int room) {
        double kind = random.nextDouble();
        if (asWritten && kind > 0.08) {
            return passage(random, Math.max(2, room));
        }
        if (kind < 0.12) {
            return number(random);
        } else if (kind < 0.30) {
            return balanced(random);
        } else if (kind < 0.40 || passages.isEmpty()) {
            return word(random);
        }
        String text = passage(random, Math.max(2, room));
        double change = random.nextDouble();
        if (change < 0.30) {
            return marked(random, text);
        } else if (change < 0.37) {
            return alphabet.restrict(text.toUpperCase(java.util.Locale.ROOT));
        } else if (change < 0.60) {
            return typographic(random, text);
        }
        return text;
    }

    private static String number(Random random) {
        String form = NUMBER_FORMS.get(random.nextInt(NUMBER_FORMS.size()));
        StringBuilder number = new StringBuilder();
        form.chars()
                .forEach(c ->
                        number.append(c == '#' ? (char) ('0' + random.nextInt(10)) : (char) c));
        return number.toString();
    }

    private String balanced(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(7); i > 0; i--) {
            text.appendCodePoint(alphabet.characters().get(random.nextInt(alphabet.size())));
        }
        return text.toString().strip();
    }

    private String word(Random random) {
        StringBuilder word = new StringBuilder();
        int form = random.nextInt(10);
        for (int i = 2 + random.nextInt(8); i > 0; i--) {
            char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
            boolean upper = form == 0 || (form < 4 && word.isEmpty());
            word.append(upper ? Character.toUpperCase(letter) : letter);
        }
        return random.nextInt(3) == 0 ? marked(random, word.toString()) : word.toString();
    }

    private String marked(Random random, String text) {
        StringBuilder marked = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> {
                    List<Integer> variants = alphabet.variantsOf(c);
                    boolean swap = !variants.isEmpty() && random.nextInt(5) == 0;
                    marked.appendCodePoint(
                            swap ? variants.get(random.nextInt(variants.size())) : c);
                });
        return marked.toString();
    }

    private String typographic(Random random, String text) {
        List<String> pairs = List.of("“”", "„“", "«»", "‹›", "‘’", "”“", "\"\"", "()", "[]");
        String pair = pairs.get(random.nextInt(pairs.size()));
        List<String> words = new ArrayList<>(List.of(text.replace('\'', '’').split(" ")));
        int at = random.nextInt(words.size());
        words.set(at, pair.charAt(0) + words.get(at) + pair.charAt(1));
        if (random.nextInt(3) == 0) {
            words.add(random.nextInt(words.size()), random.nextBoolean() ? "—" : "–");
        }
        return alphabet.restrict(String.join(" ", words));
    }

    private static String trimmed(String text, int length) {
        String clean = text.replaceAll(" +", " ").strip();
        int end =
                Math.min(
                        clean.length(),
                        clean.offsetByCodePoints(
                                0, Math.min(length, clean.codePointCount(0, clean.length()))));
        return clean.substring(0, end).strip();
    }
}
