package io.inkstream.recognition.evaluation;

import java.util.List;

/**
 * The fewest single edits between a truth and its reading, by kind, and the length of the truth.
 * Adds up over lines.
 *
 * @param insertions symbols read that are not in the truth
 * @param deletions symbols of the truth that were not read
 * @param substitutions symbols read as another one
 * @param length symbols in the truth
 */
public record Edits(long insertions, long deletions, long substitutions, long length) {

    public static final Edits NONE = new Edits(0, 0, 0, 0);

    /** Counts the steps of the {@link Alignment}. */
    static <T> Edits between(List<T> truth, List<T> reading) {
        Alignment alignment = Alignment.of(truth, reading);
        return new Edits(
                alignment.count(Alignment.Kind.INSERTION),
                alignment.count(Alignment.Kind.DELETION),
                alignment.count(Alignment.Kind.SUBSTITUTION),
                truth.size());
    }

    public long total() {
        return insertions + deletions + substitutions;
    }

    /** Edits per symbol of truth; with an empty truth 0 if nothing was read and 1 otherwise. */
    public double rate() {
        return ratio().value();
    }

    /** Edits and length, for intervals. */
    public Ratio ratio() {
        return new Ratio(total(), length);
    }

    public Edits plus(Edits other) {
        return new Edits(
                insertions + other.insertions,
                deletions + other.deletions,
                substitutions + other.substitutions,
                length + other.length);
    }
}
