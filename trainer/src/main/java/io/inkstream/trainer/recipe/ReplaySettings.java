package io.inkstream.trainer.recipe;

/** Lines that were hard come back. */
public record ReplaySettings(
        @Setting(
                        value =
                                "Share of the updates that are made with lines seen before; 0 for none.",
                        standard = "0",
                        range = "[0, 0.5]")
                double share,
        @Setting(
                        value =
                                "A line is hard when its loss is above this share of the recent ones.",
                        standard = "0.8",
                        range = "[0, 1)")
                double above,
        @Setting(
                        value = "Hard lines kept; the oldest are dropped.",
                        standard = "256",
                        range = "[1, 100000]")
                int capacity) {}
