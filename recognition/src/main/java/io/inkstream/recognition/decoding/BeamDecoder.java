package io.inkstream.recognition.decoding;

import io.inkstream.recognition.inference.Logits;
import io.inkstream.recognition.language.LanguageModel;
import io.inkstream.recognition.language.Lexicon;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Prefix beam search over CTC outputs (Graves and Jaitly, 2014; Hannun et al., "First-pass large
 * vocabulary continuous speech recognition using bi-directional recurrent DNNs", 2014): the text
 * whose paths, all together and with what language says of it, score best. Each prefix keeps apart
 * the paths that end with a blank, as only those may repeat the last symbol.
 *
 * <p>The model's temperature changes confidences and never the text. Keeps its memory from line to
 * line, so it is confined to one thread at a time.
 */
public final class BeamDecoder implements LineDecoder {
    private static final int BLANK = 0;
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    /** Beyond this the smaller of two summands does not show. */
    private static final double FAR = 40;

    private final int classes;
    private final BeamSettings settings;
    private final Aggregation aggregation;
    private final TextScorer scorer;
    private final ForcedAlignment alignment;
    private final PrefixTree tree = new PrefixTree();
    private final LikelySymbols likely;
    private int[] beam;
    private int beamSize;
    private int[] candidates;
    private int candidateCount;

    /**
     * Decodes for one model.
     *
     * @param charset text of each class; class 0 is the blank
     * @param temperature greater than 0; 1 takes the probabilities as they are
     */
    public BeamDecoder(
            List<String> charset,
            double temperature,
            BeamSettings settings,
            Aggregation aggregation,
            Optional<LanguageModel> language,
            Optional<Lexicon> lexicon) {
        this.classes = charset.size();
        this.settings = settings;
        this.aggregation = aggregation;
        this.scorer = new TextScorer(charset, settings, language, lexicon);
        this.alignment = new ForcedAlignment(charset, new SymbolProbability(temperature));
        this.likely = new LikelySymbols(settings.symbols(), settings.threshold());
        this.beam = new int[settings.width()];
        this.candidates = new int[settings.width() * (settings.symbols() + 2)];
    }

    @Override
    public LineText decode(Logits logits) {
        logits.requireClasses(classes);
        tree.clear();
        scorer.begin(tree);
        tree.blank[PrefixTree.ROOT] = 0;
        beam[0] = PrefixTree.ROOT;
        beamSize = 1;
        for (int step = 0; step < logits.steps(); step++) {
            advance(logits, step);
        }
        return best(logits);
    }

    private void advance(Logits logits, int step) {
        likely.of(logits, step);
        candidateCount = 0;
        double blank = logits.at(step, BLANK);
        for (int i = 0; i < beamSize; i++) {
            int node = beam[i];
            double all = sum(tree.blank[node], tree.symbolLast[node]);
            touch(node, step);
            tree.nextBlank[node] = sum(tree.nextBlank[node], all + blank);
            if (node != PrefixTree.ROOT) {
                double again = tree.symbolLast[node] + logits.at(step, tree.symbol[node]);
                tree.nextSymbolLast[node] = sum(tree.nextSymbolLast[node], again);
            }
            for (int k = 0; k < likely.count(); k++) {
                int symbol = likely.symbol(k);
                boolean repeats = node != PrefixTree.ROOT && symbol == tree.symbol[node];
                double paths = repeats ? tree.blank[node] : all;
                if (symbol != BLANK && paths > NEVER) {
                    int child = child(node, symbol);
                    touch(child, step);
                    tree.nextSymbolLast[child] =
                            sum(tree.nextSymbolLast[child], paths + likely.logProbability(k));
                }
            }
        }
        keepBest();
    }

    private int child(int node, int symbol) {
        int child = tree.find(node, symbol);
        if (child < 0) {
            child = tree.addChild(node, symbol);
            scorer.extend(tree, node, child, symbol);
        }
        return child;
    }

    private void touch(int node, int step) {
        if (tree.touched[node] != step) {
            tree.touched[node] = step;
            tree.nextBlank[node] = NEVER;
            tree.nextSymbolLast[node] = NEVER;
            candidates[candidateCount++] = node;
        }
    }

    /** The best candidates become the beam, best first; all others have no paths any more. */
    private void keepBest() {
        for (int i = 0; i < beamSize; i++) {
            tree.blank[beam[i]] = NEVER;
            tree.symbolLast[beam[i]] = NEVER;
        }
        beamSize = 0;
        for (int i = 0; i < candidateCount; i++) {
            int node = candidates[i];
            double value = value(node);
            int place = beamSize;
            while (place > 0 && value(beam[place - 1]) < value) {
                place--;
            }
            if (place < settings.width()) {
                int moved = Math.min(beamSize, settings.width() - 1) - place;
                System.arraycopy(beam, place, beam, place + 1, moved);
                beam[place] = node;
                beamSize = Math.min(beamSize + 1, settings.width());
            }
        }
        for (int i = 0; i < beamSize; i++) {
            tree.blank[beam[i]] = tree.nextBlank[beam[i]];
            tree.symbolLast[beam[i]] = tree.nextSymbolLast[beam[i]];
        }
    }

    private double value(int node) {
        return sum(tree.nextBlank[node], tree.nextSymbolLast[node]) + tree.score[node];
    }

    private LineText best(Logits logits) {
        List<Integer> nodes = new ArrayList<>(beamSize);
        for (int i = 0; i < beamSize; i++) {
            nodes.add(beam[i]);
        }
        nodes.sort((a, b) -> Double.compare(valueAtEnd(b), valueAtEnd(a)));
        LineText line = text(logits, nodes.getFirst());
        List<Alternative> alternatives = new ArrayList<>(settings.alternatives());
        Set<String> said = new LinkedHashSet<>(List.of(line.text()));
        for (int i = 1; i < nodes.size() && alternatives.size() < settings.alternatives(); i++) {
            LineText other = text(logits, nodes.get(i));
            if (said.add(other.text())) {
                alternatives.add(new Alternative(other.text(), other.confidence()));
            }
        }
        return line.withAlternatives(alternatives);
    }

    private double valueAtEnd(int node) {
        return sum(tree.blank[node], tree.symbolLast[node]) + scorer.atEnd(tree, node);
    }

    private LineText text(Logits logits, int node) {
        List<DecodedCharacter> symbols = alignment.align(logits, tree.symbols(node));
        return LineTextBuilder.build(symbols, logits.steps(), aggregation);
    }

    /** Logarithm of the sum of two probabilities. */
    private static double sum(double a, double b) {
        double high = Math.max(a, b);
        double low = Math.min(a, b);
        return low == NEVER || high - low > FAR ? high : high + Math.log1p(Math.exp(low - high));
    }
}
