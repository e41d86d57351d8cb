package io.inkstream.trainer.training;

import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.network.Head;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.recipe.Task;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.bytedeco.pytorch.Tensor;

/**
 * What is asked of a network: the loss it learns from and the figures it is measured by. Tensors
 * live in the caller's pointer scope.
 */
public sealed interface Objective
        permits LineObjective, ClassObjective, ValueObjective, LinesObjective {

    /**
     * How well a network did.
     *
     * @param figures by name, as they stand in metrics
     * @param error the one that training makes small; the best network has the smallest
     */
    record Measure(SortedMap<String, Double> figures, double error) {}

    /** Outputs the network's head must have. */
    int outputs();

    /** The loss of each picture, [N], from scores in fp32. */
    Tensor losses(Tensor scores, LineBatch batch);

    /** What the scores say about each picture, written as truths are. */
    List<String> readings(Tensor scores, LineBatch batch);

    /** Compares readings with truths, pair by pair. */
    Measure measure(List<String> truths, List<String> readings);

    /**
     * The objective of a task for a network with these outputs.
     *
     * @throws TrainingException if the network ends with another head than the task needs
     */
    static Objective of(Task task, NetworkSpec spec, List<String> outputs)
            throws TrainingException {
        Head needed =
                switch (task) {
                    case LINE -> Head.CTC;
                    case CLASS -> Head.SOFTMAX;
                    case REGRESSION -> Head.REGRESSION;
                    case SEGMENT -> Head.MAPS;
                };
        if (spec.head() != needed) {
            throw new TrainingException(
                    "task %s needs a network with the head '%s', '%s' has '%s'; put it at the end of network.layers"
                            .formatted(word(task), word(needed), spec.tokens(), word(spec.head())));
        }
        return switch (task) {
            case LINE ->
                    new LineObjective(
                            new CharacterClasses(new Alphabet(String.join("", outputs))), spec);
            case CLASS -> new ClassObjective(outputs);
            case REGRESSION -> new ValueObjective(outputs.size());
            case SEGMENT -> new LinesObjective();
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
