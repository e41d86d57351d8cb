package io.inkstream.trainer.training;

import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.StringTensorDictItem;
import org.bytedeco.pytorch.StringTensorDictItemVector;
import org.bytedeco.pytorch.Tensor;

/**
 * A network and what its outputs mean.
 *
 * @param outputs the text of each class, the empty string for the CTC blank
 */
public record TrainedNetwork(Network network, List<String> outputs) {

    /** Parameters whose first dimension is the outputs. */
    private static final String OUTPUT_LAYER = "classes.";

    public TrainedNetwork {
        outputs = List.copyOf(outputs);
    }

    /** The network of a recipe with random weights. */
    public static TrainedNetwork fresh(Recipe recipe, List<String> outputs) {
        NetworkSpec spec = NetworkSpec.parse(recipe.network().layers(), recipe.network().height());
        return new TrainedNetwork(new Network(spec, outputs.size()), outputs);
    }

    /** The network of a {@code .net} file. */
    public static TrainedNetwork read(Path file) throws IOException, TrainingException {
        return NetworkFile.read(file);
    }

    /** Takes the weights of another network; outputs it does not have keep their own. */
    public void take(TrainedNetwork other) throws TrainingException {
        String mine = network.spec().tokens();
        String theirs = other.network.spec().tokens();
        if (!mine.equals(theirs) || network.spec().height() != other.network.spec().height()) {
            throw new TrainingException(
                    "the recipe's network is '%s' at height %d, the weights are of '%s' at height %d; set network.layers and network.height"
                            .formatted(
                                    mine,
                                    network.spec().height(),
                                    theirs,
                                    other.network.spec().height()));
        }
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            take(other, network.named_parameters(), other.network.named_parameters());
            take(other, network.named_buffers(), other.network.named_buffers());
        }
    }

    private void take(TrainedNetwork other, StringTensorDict to, StringTensorDict from) {
        StringTensorDictItemVector.Iterator at = to.begin();
        for (long i = to.size(); i > 0; i--, at.increment()) {
            StringTensorDictItem item = at.get();
            String name = item.key().getString();
            Tensor target = item.value();
            Tensor source = from.get(name);
            if (name.startsWith(OUTPUT_LAYER)) {
                takeOutputs(other, target, source);
            } else {
                target.copy_(source);
            }
        }
    }

    private void takeOutputs(TrainedNetwork other, Tensor target, Tensor source) {
        for (int row = 0; row < outputs.size(); row++) {
            int known = other.outputs.indexOf(outputs.get(row));
            if (known >= 0) {
                target.select(0, row).copy_(source.select(0, known));
            }
        }
    }
}
