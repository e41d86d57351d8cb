package io.inkstream.faults.check;

/** Something that must never be. */
public record Violation(Invariant invariant, String detail) {
    @Override
    public String toString() {
        return invariant.label() + ": " + detail;
    }
}
