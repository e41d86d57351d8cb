package io.inkstream.recognition.decoding;

import java.util.List;

/** The base direction of a line: that of most of its letters. */
public enum Direction {
    LEFT_TO_RIGHT,
    RIGHT_TO_LEFT;

    static Direction of(List<PlacedCharacter> characters) {
        int balance = 0;
        for (PlacedCharacter character : characters) {
            balance +=
                    switch (Character.getDirectionality(character.codePoint())) {
                        case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> 1;
                        case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                                Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                                -1;
                        default -> 0;
                    };
        }
        return balance < 0 ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
    }
}
