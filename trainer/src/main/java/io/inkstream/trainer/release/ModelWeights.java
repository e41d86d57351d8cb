package io.inkstream.trainer.release;

import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.NetworkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A shipped fp32 model file turned back into a network, so that a training goes on from it. The
 * file holds batch norm folded into the kernels; the network gets norms that compute the same, with
 * the statistics a training needs.
 */
public final class ModelWeights {

    private final ModelDescription description;
    private final ModelConstants constants;

    private ModelWeights(ModelDescription description, ModelConstants constants) {
        this.description = description;
        this.constants = constants;
    }

    /** Reads a file and its description. */
    public static ModelWeights read(Path file) throws IOException, InvalidModelException {
        ModelDescription description = ModelFile.read(file).description();
        if (!description.precision().equals("fp32")) {
            throw new InvalidModelException(
                    "precision",
                    "training goes on from fp32 weights, %s is %s; take the model.onnx beside it"
                            .formatted(file, description.precision()));
        }
        return new ModelWeights(description, ModelConstants.of(Files.readAllBytes(file)));
    }

    /** The text of each class, the empty string for the blank. */
    public List<String> charset() {
        return description.charset();
    }

    /**
     * A network that computes what the file computes, and can be trained further. Call once.
     *
     * @param calibration lines of the kind it will be trained with
     */
    public Network network(List<LineBatch> calibration) throws IOException {
        Network network =
                new Network(
                        NetworkSpec.parse(description.network(), description.height()),
                        description.classes());
        new WeightFiller(constants).fill(network);
        NormStatistics.measure(network, calibration);
        return network;
    }
}
