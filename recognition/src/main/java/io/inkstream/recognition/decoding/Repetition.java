package io.inkstream.recognition.decoding;

/**
 * Finds what people seldom write and models sometimes make up: the same letter or group of
 * characters over and over. Dots, dashes and other marks that fill lines of tables and forms do not
 * count.
 */
public final class Repetition {
    private static final int LONGEST_GROUP = 24;
    private static final int REPEATS_OF_GROUP = 5;
    private static final int REPEATS_OF_CHARACTER = 7;

    private Repetition() {}

    /** Whether a text repeats a group with letters or digits more often than is likely. */
    public static boolean isImprobable(String text) {
        int[] characters = text.codePoints().toArray();
        for (int period = 1; period <= LONGEST_GROUP; period++) {
            int needed = period * (period == 1 ? REPEATS_OF_CHARACTER : REPEATS_OF_GROUP) - period;
            int same = 0;
            int letters = 0;
            for (int i = period; i < characters.length; i++) {
                boolean repeats = characters[i] == characters[i - period];
                same = repeats ? same + 1 : 0;
                letters = repeats ? letters + (Character.isLetter(characters[i]) ? 1 : 0) : 0;
                if (same >= needed && letters >= needed / 2) {
                    return true;
                }
            }
        }
        return false;
    }
}
