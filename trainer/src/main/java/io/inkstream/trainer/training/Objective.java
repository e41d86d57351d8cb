package io.inkstream.trainer.training;

import io.inkstream.trainer.dataset.LineBatch;
import java.util.List;
import java.util.SortedMap;
import org.bytedeco.pytorch.Tensor;

/**
 * What is asked of a network: the loss it learns from and the figures it is measured by. Tensors
 * live in the caller's pointer scope.
 */
public sealed interface Objective permits LineObjective, ClassObjective, ValueObjective {

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
}
