package io.inkstream.faults.trial;

/**
 * One trial.
 *
 * @param name family and fault, for example {@code crash/outcome-stored}
 */
record Trial(String name, Setting setting, Fault fault) {

    /** Trials of one setting share an installation. */
    enum Setting {
        /** Nothing is announced again for want of progress: what recovers, recovers by itself. */
        PATIENT,
        /** What does not move is announced again every two seconds. */
        RECONCILING
    }
}
