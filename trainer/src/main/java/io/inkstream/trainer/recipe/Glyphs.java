package io.inkstream.trainer.recipe;

import java.util.List;

/** Lines composed of pictures of single characters. */
public record Glyphs(
        @Setting(
                        value = "How many of the drawn lines are composed of character pictures.",
                        standard = "0",
                        range = "[0, 1]")
                double share,
        @Setting(
                        value = "Data folders of characters, such as emnist or class folders.",
                        standard = "[]")
                List<String> sets,
        @Setting(
                        value = "How strongly composed lines are augmented.",
                        standard = "1",
                        range = "[0, 2]")
                double strength) {

    public Glyphs {
        sets = List.copyOf(sets);
        if (share > 0 && sets.isEmpty()) {
            throw new IllegalArgumentException(
                    "glyphs.share is %s but glyphs.sets is empty".formatted(share));
        }
    }
}
