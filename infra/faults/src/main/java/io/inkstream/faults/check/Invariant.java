package io.inkstream.faults.check;

import java.util.Locale;

/** What must hold after every trial. */
public enum Invariant {
    /** A batch whose manifest is stored, or whose 202 was seen, comes to its end. */
    ENDS("a batch that was accepted comes to its end"),
    /** Exactly one outcome object per page. */
    ONE_OUTCOME("a page has exactly one outcome"),
    HEALTHY("a healthy page is read"),
    OWN_TEXT("the text of a page is its own"),
    ONE_FACT("a fact has one id and one byte string on its topic"),
    TOLD_ONCE("where nothing failed, nothing is done twice"),
    OBJECT_FIRST("what is told or listed lies in the store, in the same bytes"),
    ONE_ROW("a page has exactly one row"),
    SUMS("the sums of a batch are those of its pages"),
    STEPS("the progress of a batch is numbered without gaps"),
    REFUSED("what was refused leaves nothing behind"),
    WHOLE("stored bytes are whole: they have the digest they were stored under"),
    HIT("the fault happened");

    private final String promise;

    Invariant(String promise) {
        this.promise = promise;
    }

    /** In words. */
    public String promise() {
        return promise;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
