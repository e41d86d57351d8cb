package io.inkstream.trainer.release;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the temperature at which the probabilities of classes are honest: the one under which the
 * true classes are likeliest (Guo et al., 2017). Half a picture more counts as wrong, spread over
 * all, so that a faultless reading does not claim certainty.
 */
final class ClassTemperature {

    private static final double DOUBT = 0.5;
    private static final double LEAST_PROBABILITY = 1e-12;

    @SuppressWarnings("ArrayRecordComponent") // lives within one fit, compared never
    private record Answer(float[] logProbabilities, int truth) {}

    private final List<Answer> answers = new ArrayList<>();

    /**
     * Takes a picture's answer.
     *
     * @param truth index of its class; below 0 where the model does not know it
     */
    void add(float[] logProbabilities, int truth) {
        if (truth >= 0) {
            answers.add(new Answer(logProbabilities, truth));
        }
    }

    /** Within the bounds of {@link Temperature}; 1 without any picture. */
    double fitted() {
        return answers.isEmpty() ? 1 : Temperature.likeliest(this::surprise);
    }

    private double surprise(double temperature) {
        double sum = 0;
        double allWrong = 0;
        for (Answer answer : answers) {
            float[] scores = answer.logProbabilities();
            double total = 0;
            double greatest = 0;
            for (float score : scores) {
                double share = Math.exp(score / temperature);
                total += share;
                greatest = Math.max(greatest, share);
            }
            double right = Math.exp(scores[answer.truth()] / temperature) / total;
            sum -= Math.log(Math.max(right, LEAST_PROBABILITY));
            allWrong -= Math.log(Math.max(1 - greatest / total, LEAST_PROBABILITY));
        }
        return sum + DOUBT * allWrong / answers.size();
    }
}
