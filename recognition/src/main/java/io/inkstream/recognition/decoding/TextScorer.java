package io.inkstream.recognition.decoding;

import io.inkstream.recognition.language.LanguageModel;
import io.inkstream.recognition.language.Lexicon;
import java.util.List;
import java.util.Optional;

/**
 * What language says about a text that grows symbol by symbol: the language model's weighted log
 * probability, a bonus per character, and a bonus per character of a known word. The lexicon's
 * bonus is lent while a word begins like a known one and taken back when it turns out to be none,
 * so known words win early and unknown words stay possible. Immutable; safe for any thread.
 */
final class TextScorer {
    /** The lexicon's node inside an unknown word. */
    private static final int ASTRAY = Lexicon.NONE;

    private final Optional<LanguageModel> language;
    private final Optional<Lexicon> lexicon;
    private final BeamSettings settings;
    private final int[][] codePoints;
    private final int[][] languageSymbols;

    TextScorer(
            List<String> charset,
            BeamSettings settings,
            Optional<LanguageModel> language,
            Optional<Lexicon> lexicon) {
        this.settings = settings;
        this.language = language;
        this.lexicon = lexicon;
        this.codePoints =
                charset.stream().map(text -> text.codePoints().toArray()).toArray(int[][]::new);
        this.languageSymbols = new int[codePoints.length][];
        for (int symbol = 0; symbol < codePoints.length; symbol++) {
            languageSymbols[symbol] = codePoints[symbol].clone();
            for (int i = 0; i < codePoints[symbol].length; i++) {
                int known = codePoints[symbol][i];
                languageSymbols[symbol][i] = language.map(m -> m.symbolOf(known)).orElse(0);
            }
        }
    }

    /** The state of the empty text goes to the tree's root. */
    void begin(PrefixTree tree) {
        tree.languageState[PrefixTree.ROOT] = language.map(LanguageModel::start).orElse(0);
        tree.lexiconNode[PrefixTree.ROOT] = Lexicon.START;
        tree.lent[PrefixTree.ROOT] = 0;
        tree.score[PrefixTree.ROOT] = 0;
    }

    /** Scores a node that was just added, from its parent. */
    void extend(PrefixTree tree, int parent, int node, int symbol) {
        double score = tree.score[parent] + settings.characterBonus() * codePoints[symbol].length;
        int state = tree.languageState[parent];
        if (language.isPresent()) {
            LanguageModel model = language.get();
            for (int known : languageSymbols[symbol]) {
                score += settings.languageWeight() * model.score(state, known);
                state = model.next(state, known);
            }
        }
        tree.score[node] = score;
        tree.languageState[node] = state;
        tree.lexiconNode[node] = tree.lexiconNode[parent];
        tree.lent[node] = tree.lent[parent];
        if (lexicon.isPresent()) {
            for (int codePoint : codePoints[symbol]) {
                walk(lexicon.get(), tree, node, codePoint);
            }
        }
    }

    private void walk(Lexicon words, PrefixTree tree, int node, int codePoint) {
        int from = tree.lexiconNode[node];
        int to = from == ASTRAY ? ASTRAY : words.next(from, codePoint);
        if (to != Lexicon.NONE) {
            tree.score[node] += settings.lexiconBonus();
            tree.lent[node]++;
        } else {
            boolean inWord = isOfWord(codePoint);
            if (inWord || from == ASTRAY || !words.isWord(from)) {
                tree.score[node] -= settings.lexiconBonus() * tree.lent[node];
            }
            tree.lent[node] = 0;
            to = inWord ? ASTRAY : Lexicon.START;
        }
        tree.lexiconNode[node] = to;
    }

    /** The score of a text that ends here: a bonus lent for the beginning of a word is due. */
    double atEnd(PrefixTree tree, int node) {
        int at = tree.lexiconNode[node];
        boolean due = lexicon.isPresent() && at != ASTRAY && !lexicon.get().isWord(at);
        return tree.score[node] - (due ? settings.lexiconBonus() * tree.lent[node] : 0);
    }

    private static boolean isOfWord(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }
}
