package io.inkstream.trainer.recipe;

/** How gradients move the weights. */
public record OptimiserSettings(
        @Setting(value = "Which rule moves the weights.", standard = "adamw") Kind kind,
        @Setting(
                        value = "Peak of the learning rate; the schedule takes its share of it.",
                        standard = "0.002",
                        range = "(0, 10]")
                double learningRate,
        @Setting(
                        value =
                                "Pull of the weights towards zero; biases and batch norm are left alone.",
                        standard = "0.01",
                        range = "[0, 1]")
                double weightDecay,
        @Setting(
                        value = "Share of the last movement kept by sgd and rmsprop.",
                        standard = "0.9",
                        range = "[0, 1)")
                double momentum,
        @Setting(
                        value = "Memory of the mean gradient in adam and adamw.",
                        standard = "0.9",
                        range = "[0, 1)")
                double beta1,
        @Setting(
                        value =
                                "Memory of the squared gradient in adam and adamw; the same in rmsprop.",
                        standard = "0.999",
                        range = "[0, 1)")
                double beta2) {

    /** The rules. */
    public enum Kind {
        ADAMW,
        ADAM,
        SGD,
        RMSPROP
    }
}
