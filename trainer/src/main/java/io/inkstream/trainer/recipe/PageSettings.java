package io.inkstream.trainer.recipe;

/** What is seen of pages that a line finder learns from. */
public record PageSettings(
        @Setting(
                        value =
                                "Rows and columns of the part of a page that is learnt from at once.",
                        standard = "512",
                        range = "[64, 4096]")
                int crop,
        @Setting(
                        value = "How much larger or smaller it may be, as a natural logarithm.",
                        standard = "0.35",
                        range = "[0, 1.5]")
                double zoom,
        @Setting(value = "Most degrees it is turned.", standard = "3", range = "[0, 45]")
                double degrees,
        @Setting(
                        value = "How many of the parts are turned further.",
                        standard = "0.15",
                        range = "[0, 1]")
                double steepShare,
        @Setting(value = "Most degrees those are turned.", standard = "18", range = "[0, 40]")
                double steepDegrees,
        @Setting(
                        value = "Most pixels that lines are bent up and down.",
                        standard = "8",
                        range = "[0, 64]")
                double bend,
        @Setting(
                        value = "How strongly light, contrast, blur and noise change.",
                        standard = "1",
                        range = "[0, 2]")
                double wear) {}
