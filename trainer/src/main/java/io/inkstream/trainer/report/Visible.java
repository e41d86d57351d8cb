package io.inkstream.trainer.report;

/** Makes characters visible that are nothing on paper. */
final class Visible {

    private static final String NOTHING = "∅";
    private static final String DOTTED_CIRCLE = "◌";

    private Visible() {}

    /** A single symbol; a mark gets a circle to stand on. */
    static String symbol(String symbol) {
        if (symbol.isEmpty()) {
            return NOTHING;
        }
        if (symbol.isBlank()) {
            return "␣";
        }
        return Character.getType(symbol.codePointAt(0)) == Character.NON_SPACING_MARK
                ? DOTTED_CIRCLE + symbol
                : symbol;
    }

    /** Text in which blanks show. */
    static String text(String text) {
        return text.replace(" ", "␣");
    }
}
