package io.inkstream.trainer.network;

import io.inkstream.trainer.network.Shape.Sequence;
import io.inkstream.trainer.network.Shape.Vector;

/**
 * {@code L128}: LSTM cells in each direction, {@code Lf128}: from left to right only, {@code G128},
 * {@code Gf128}: GRU cells. The backward direction starts at the end of each line. With {@code
 * ,last} only the state after a line's last step goes on, of the backward direction after its
 * first. With {@code ,single} each gate has one bias.
 */
public record RecurrentSpec(
        Cell cell, boolean bothWays, int cells, boolean lastOnly, boolean singleBias)
        implements LayerSpec {

    /** Kind of memory, with the number of gates in its weights. */
    public enum Cell {
        LSTM("L", 4),
        GRU("G", 3);

        private final String letter;
        private final int gates;

        Cell(String letter, int gates) {
            this.letter = letter;
            this.gates = gates;
        }

        public int gates() {
            return gates;
        }
    }

    public int directions() {
        return bothWays ? 2 : 1;
    }

    @Override
    public Shape after(Shape before) {
        Sequence sequence = before.asSequence();
        int features = directions() * cells;
        return lastOnly
                ? new Vector(features)
                : new Sequence(features, sequence.steps(), sequence.stride());
    }

    @Override
    public Cost cost(Shape before) {
        Sequence sequence = before.asSequence();
        long gates = (long) directions() * cell.gates() * cells;
        return new Cost(
                gates * (sequence.features() + cells + (singleBias ? 1 : 2)),
                2 * gates * (sequence.features() + cells) * sequence.steps());
    }

    @Override
    public String token() {
        return "%s%s%d%s%s"
                .formatted(
                        cell.letter,
                        bothWays ? "" : "f",
                        cells,
                        lastOnly ? ",last" : "",
                        singleBias ? ",single" : "");
    }
}
