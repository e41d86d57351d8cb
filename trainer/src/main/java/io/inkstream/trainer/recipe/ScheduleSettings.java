package io.inkstream.trainer.recipe;

/** How the learning rate changes in the course of a run. */
public record ScheduleSettings(
        @Setting(
                        value =
                                "The curve after the warm-up. cosine and one-cycle stretch over the whole run.",
                        standard = "cosine")
                Kind kind,
        @Setting(
                        value =
                                "Updates in which the rate rises to its value. one-cycle has its own rise.",
                        standard = "200",
                        range = "[0, inf)")
                int warmUp,
        @Setting(
                        value =
                                "Least share of the peak, where cosine and one-cycle end and plateau stops.",
                        standard = "0.01",
                        range = "[0, 1]")
                double floor,
        @Setting(
                        value =
                                "Updates between two steps, and in which exponential multiplies by gamma.",
                        standard = "1000",
                        range = "[1, inf)")
                int every,
        @Setting(
                        value = "What step, exponential and plateau multiply the rate by.",
                        standard = "0.5",
                        range = "(0, 1]")
                double gamma,
        @Setting(
                        value = "Epochs without improvement after which plateau lowers the rate.",
                        standard = "3",
                        range = "[1, inf)")
                int patience,
        @Setting(
                        value = "Share of the run in which one-cycle rises.",
                        standard = "0.3",
                        range = "(0, 1)")
                double rise) {

    /** The curves. */
    public enum Kind {
        CONSTANT,
        COSINE,
        ONE_CYCLE,
        STEP,
        EXPONENTIAL,
        PLATEAU
    }
}
