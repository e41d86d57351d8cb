package io.inkstream.trainer.release;

import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.Network.BiLstm;
import io.inkstream.trainer.network.Network.Classes;
import io.inkstream.trainer.network.Network.Convolution;
import io.inkstream.trainer.network.Network.Layer;
import io.inkstream.trainer.network.Network.Residual;
import io.inkstream.trainer.network.NetworkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.pytorch.LSTMImpl;

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
        for (Layer layer : network.layers()) {
            fill(layer);
        }
        NormStatistics.measure(network, calibration);
        return network;
    }

    private void fill(Layer layer) throws IOException {
        switch (layer) {
            case Convolution c -> fill(c);
            case Residual r -> {
                fill(r.first());
                fill(r.second());
                if (r.shortcut().isPresent()) {
                    fill(r.shortcut().get());
                }
            }
            case BiLstm l -> fill(l);
            case Classes c -> fill(c);
            default -> {
                // no weights
            }
        }
    }

    private void fill(Convolution c) throws IOException {
        int maps = c.spec().maps();
        Weights.put(c.kernel().weight(), next("kernel", c.kernel().weight().numel()));
        Weights.put(c.norm().bias(), next("bias", maps));
        Weights.neutralize(c.norm());
    }

    private void fill(BiLstm l) throws IOException {
        long cells = l.cells();
        float[] w = next("lstm_w", 8 * cells * l.inputs());
        float[] r = next("lstm_r", 8 * cells * cells);
        float[] b = next("lstm_b", 16 * cells);
        List<LSTMImpl> directions = List.of(l.forward(), l.backward());
        for (int direction = 0; direction < directions.size(); direction++) {
            LSTMImpl lstm = directions.get(direction);
            put(lstm, "weight_ih_l0", w, direction, l.inputs(), l.cells());
            put(lstm, "weight_hh_l0", r, direction, l.cells(), l.cells());
            put(lstm, "bias_ih_l0", b, 2 * direction, 1, l.cells());
            put(lstm, "bias_hh_l0", b, 2 * direction + 1, 1, l.cells());
        }
    }

    /** Puts the part of four gates that stands at a position of the file's constant. */
    private static void put(
            LSTMImpl lstm, String name, float[] all, int position, int columns, int cells) {
        int block = cells * columns;
        float[] torch = new float[4 * block];
        for (int gate = 0; gate < OnnxWriter.GATES.length; gate++) {
            System.arraycopy(
                    all,
                    (position * 4 + gate) * block,
                    torch,
                    OnnxWriter.GATES[gate] * block,
                    block);
        }
        Weights.put(lstm.named_parameters().get(name), torch);
    }

    private void fill(Classes c) throws IOException {
        float[] columns = next("classes_w", (long) c.inputs() * c.classes());
        float[] rows = new float[columns.length];
        for (int out = 0; out < c.classes(); out++) {
            for (int in = 0; in < c.inputs(); in++) {
                rows[out * c.inputs() + in] = columns[in * c.classes() + out];
            }
        }
        Weights.put(c.linear().weight(), rows);
        Weights.put(c.linear().bias(), next("classes_b", c.classes()));
    }

    private float[] next(String name, long length) throws IOException {
        return constants.next(name, Math.toIntExact(length));
    }
}
