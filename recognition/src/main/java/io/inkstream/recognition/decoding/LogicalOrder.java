package io.inkstream.recognition.decoding;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Models see characters from left to right; texts hold them in the order in which they are read.
 * Undoes the reordering of the Unicode bidirectional algorithm (UAX 9) for one line: what runs
 * against the base direction is turned round, and brackets in right-to-left runs are mirrored back.
 * Some lines look the same in two orders, such as a number beside a Latin word in Hebrew; then the
 * number is taken to come first.
 */
final class LogicalOrder {
    private static final String BRACKETS = "()[]{}<>«»‹›";

    private LogicalOrder() {}

    /** The characters as they are read; a line without right-to-left letters stays as it is. */
    static List<PlacedCharacter> of(List<PlacedCharacter> seen, Direction base) {
        if (seen.stream().noneMatch(c -> isRightToLeft(c.codePoint()))) {
            return seen;
        }
        boolean reversed = base == Direction.RIGHT_TO_LEFT;
        List<PlacedCharacter> order = new ArrayList<>(reversed ? seen.reversed() : seen);
        Bidi bidi =
                new Bidi(
                        representatives(order),
                        reversed ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        for (int run = 0; run < bidi.getRunCount(); run++) {
            boolean rightToLeft = bidi.getRunLevel(run) % 2 == 1;
            List<PlacedCharacter> part =
                    order.subList(bidi.getRunStart(run), bidi.getRunLimit(run));
            if (rightToLeft != reversed) {
                Collections.reverse(part);
            }
            if (rightToLeft) {
                part.replaceAll(LogicalOrder::mirrored);
            }
        }
        return order;
    }

    private static boolean isRightToLeft(int codePoint) {
        byte directionality = Character.getDirectionality(codePoint);
        return directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** One UTF-16 unit per character, so that indices agree. */
    private static String representatives(List<PlacedCharacter> characters) {
        StringBuilder text = new StringBuilder(characters.size());
        for (PlacedCharacter character : characters) {
            int c = character.codePoint();
            text.append(Character.isBmpCodePoint(c) ? (char) c : isRightToLeft(c) ? 'א' : 'a');
        }
        return text.toString();
    }

    private static PlacedCharacter mirrored(PlacedCharacter character) {
        int at = BRACKETS.indexOf(character.codePoint());
        return at < 0 ? character : character.withCodePoint(BRACKETS.charAt(at ^ 1));
    }
}
