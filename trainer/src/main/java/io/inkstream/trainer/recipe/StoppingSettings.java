package io.inkstream.trainer.recipe;

/** When a run ends early because it no longer gets better. */
public record StoppingSettings(
        @Setting(
                        value =
                                "Epochs without improvement after which the run ends; 0 never ends it early.",
                        standard = "0",
                        range = "[0, inf)")
                int patience,
        @Setting(
                        value = "How much smaller the error must be to count as an improvement.",
                        standard = "0",
                        range = "[0, 1]")
                double minDelta,
        @Setting(value = "Epochs that are trained in any case.", standard = "0", range = "[0, inf)")
                int minEpochs) {}
