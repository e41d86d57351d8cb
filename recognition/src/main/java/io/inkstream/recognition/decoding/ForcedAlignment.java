package io.inkstream.recognition.decoding;

import io.inkstream.recognition.inference.Logits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where given symbols stand on a line: the likeliest path through the CTC outputs that says exactly
 * them (Viterbi over symbols with blanks between, Graves et al. 2006, section 4.1). Keeps its
 * memory from line to line; confined to one thread at a time.
 */
final class ForcedAlignment {
    private static final int BLANK = 0;
    private static final float NEVER = Float.NEGATIVE_INFINITY;

    private final List<String> charset;
    private final SymbolProbability probability;
    private byte[] cameFrom = new byte[0];
    private float[] scores = new float[0];

    ForcedAlignment(List<String> charset, SymbolProbability probability) {
        this.charset = List.copyOf(charset);
        this.probability = probability;
    }

    /** The symbols with their steps; they must fit into the line's steps. */
    List<DecodedCharacter> align(Logits logits, int[] symbols) {
        int steps = logits.steps();
        int places = 2 * symbols.length + 1;
        if (symbols.length == 0) {
            return List.of();
        }
        search(logits, symbols, steps, places);
        int[] first = new int[symbols.length];
        int[] last = new int[symbols.length];
        trace(steps, places, first, last);
        List<DecodedCharacter> aligned = new ArrayList<>(symbols.length);
        for (int i = 0; i < symbols.length; i++) {
            aligned.add(character(logits, symbols[i], first[i], last[i]));
        }
        return aligned;
    }

    /** Places alternate between blanks and symbols; a path stays, moves on, or skips a blank. */
    private void search(Logits logits, int[] symbols, int steps, int places) {
        if (cameFrom.length < steps * places) {
            cameFrom = new byte[steps * places];
        }
        if (scores.length < places) {
            scores = new float[places];
        }
        Arrays.fill(scores, 0, places, NEVER);
        scores[0] = logits.at(0, BLANK);
        scores[1] = logits.at(0, symbols[0]);
        for (int step = 1; step < steps; step++) {
            float blank = logits.at(step, BLANK);
            // from the right, so that scores still to be read are those of the step before
            for (int place = places - 1; place >= 0; place--) {
                float best = scores[place];
                byte from = 0;
                if (place > 0 && scores[place - 1] > best) {
                    best = scores[place - 1];
                    from = 1;
                }
                boolean skips =
                        place % 2 == 1 && place > 1 && symbols[place / 2] != symbols[place / 2 - 1];
                if (skips && scores[place - 2] > best) {
                    best = scores[place - 2];
                    from = 2;
                }
                cameFrom[step * places + place] = from;
                scores[place] =
                        best + (place % 2 == 0 ? blank : logits.at(step, symbols[place / 2]));
            }
        }
    }

    private void trace(int steps, int places, int[] first, int[] last) {
        Arrays.fill(last, -1);
        int place = scores[places - 1] > scores[places - 2] ? places - 1 : places - 2;
        for (int step = steps - 1; step >= 0; step--) {
            if (place % 2 == 1) {
                first[place / 2] = step;
                last[place / 2] = Math.max(last[place / 2], step);
            }
            place -= step == 0 ? 0 : cameFrom[step * places + place];
        }
    }

    private DecodedCharacter character(Logits logits, int symbol, int first, int last) {
        if (last < first) {
            throw new IllegalArgumentException("the symbols do not fit into the line");
        }
        int surest = first;
        for (int step = first; step <= last; step++) {
            if (logits.at(step, symbol) > logits.at(surest, symbol)) {
                surest = step;
            }
        }
        return new DecodedCharacter(
                charset.get(symbol), first, last, probability.of(logits, surest, symbol));
    }
}
