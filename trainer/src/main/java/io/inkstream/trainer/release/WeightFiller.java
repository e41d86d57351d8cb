package io.inkstream.trainer.release;

import io.inkstream.trainer.network.CollapseLayer;
import io.inkstream.trainer.network.ConvolutionLayer;
import io.inkstream.trainer.network.DrawingLayer;
import io.inkstream.trainer.network.DropoutLayer;
import io.inkstream.trainer.network.FlattenLayer;
import io.inkstream.trainer.network.Layer;
import io.inkstream.trainer.network.LinearLayer;
import io.inkstream.trainer.network.MapsLayer;
import io.inkstream.trainer.network.MaxPoolLayer;
import io.inkstream.trainer.network.MeanStepsLayer;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.network.NormLayer;
import io.inkstream.trainer.network.OneStepLayer;
import io.inkstream.trainer.network.PositionsLayer;
import io.inkstream.trainer.network.RecurrentLayer;
import io.inkstream.trainer.network.RecurrentLayer.Direction;
import io.inkstream.trainer.network.RecurrentSpec;
import io.inkstream.trainer.network.ResidualLayer;
import io.inkstream.trainer.network.TransformerLayer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bytedeco.pytorch.LayerNormImpl;
import org.bytedeco.pytorch.LinearImpl;

/** Puts the constants of a file into the network it was written from, in the writer's order. */
final class WeightFiller {

    private final ModelConstants constants;

    WeightFiller(ModelConstants constants) {
        this.constants = constants;
    }

    void fill(Network network) throws IOException {
        for (Layer layer : network.layers()) {
            fill(layer);
        }
    }

    private void fill(Layer layer) throws IOException {
        switch (layer) {
            case ConvolutionLayer l -> fill(l);
            case ResidualLayer l -> {
                fill(l.first());
                fill(l.second());
                if (l.shortcut().isPresent()) {
                    fill(l.shortcut().get());
                }
            }
            case DrawingLayer l -> {
                for (ResidualLayer down : l.downs()) {
                    fill(down);
                }
                for (int i = 0; i < l.ups().size(); i++) {
                    fill(l.narrows().get(i));
                    fill(l.ups().get(i));
                }
            }
            case MapsLayer l -> {
                Weights.put(l.kernel().weight(), next("maps_w", l.kernel().weight().numel()));
                Weights.put(l.kernel().bias(), next("maps_b", l.spec().outputs()));
            }
            case RecurrentLayer l -> fill(l);
            case TransformerLayer l -> fill(l);
            case NormLayer l -> fill(l.norm(), l.features());
            case LinearLayer l -> fill(l.linear(), l.name(), l.inputs(), l.spec().outputs());
            case MaxPoolLayer _,
                    CollapseLayer _,
                    FlattenLayer _,
                    MeanStepsLayer _,
                    OneStepLayer _,
                    PositionsLayer _,
                    DropoutLayer _ -> {
                // no weights
            }
        }
    }

    private void fill(ConvolutionLayer layer) throws IOException {
        int maps = layer.spec().maps();
        Weights.put(layer.kernel().weight(), next("kernel", layer.kernel().weight().numel()));
        float[] bias = next("bias", maps);
        if (layer.norm().isPresent()) {
            Weights.put(layer.norm().get().bias(), bias);
            Weights.neutralize(layer.norm().get());
        } else {
            Weights.put(layer.kernel().bias(), bias);
        }
    }

    private void fill(RecurrentLayer layer) throws IOException {
        RecurrentSpec spec = layer.spec();
        String cell = spec.cell().name().toLowerCase(Locale.ROOT);
        long rows = (long) spec.directions() * spec.cell().gates() * spec.cells();
        float[] w = next(cell + "_w", rows * layer.inputs());
        float[] r = next(cell + "_r", rows * spec.cells());
        float[] b = next(cell + "_b", 2 * rows);
        List<Direction> directions =
                Stream.concat(Stream.of(layer.forward()), layer.backward().stream()).toList();
        for (int i = 0; i < directions.size(); i++) {
            Direction direction = directions.get(i);
            put(spec, direction, "weight_ih_l0", w, i, layer.inputs());
            put(spec, direction, "weight_hh_l0", r, i, spec.cells());
            put(spec, direction, "bias_ih_l0", b, 2 * i, 1);
            put(spec, direction, "bias_hh_l0", b, 2 * i + 1, 1);
        }
    }

    /** Puts the gates that stand at a position of the file's constant. */
    private static void put(
            RecurrentSpec spec,
            Direction direction,
            String name,
            float[] all,
            int position,
            int columns) {
        int[] order = RecurrentExporter.gateOrder(spec.cell());
        int block = spec.cells() * columns;
        float[] torch = new float[order.length * block];
        for (int gate = 0; gate < order.length; gate++) {
            System.arraycopy(
                    all,
                    (position * order.length + gate) * block,
                    torch,
                    order[gate] * block,
                    block);
        }
        Weights.put(direction.module().named_parameters().get(name), torch);
    }

    private void fill(TransformerLayer layer) throws IOException {
        int features = layer.features();
        fill(layer.norm(), features);
        fill(layer.queries(), "queries", features, 3 * features);
        fill(layer.joined(), "joined", features, features);
        if (layer.feedForward().isPresent()) {
            TransformerLayer.FeedForward feedForward = layer.feedForward().get();
            int inner = layer.spec().inner();
            fill(feedForward.norm(), features);
            fill(feedForward.wider(), "wider", features, inner);
            fill(feedForward.back(), "back", inner, features);
        }
    }

    private void fill(LayerNormImpl norm, int features) throws IOException {
        Weights.put(norm.weight(), next("norm_gain", features));
        Weights.put(norm.bias(), next("norm_offset", features));
    }

    private void fill(LinearImpl linear, String name, int inputs, int outputs) throws IOException {
        float[] columns = next(name + "_w", (long) inputs * outputs);
        Weights.put(linear.weight(), Weights.transposed(columns, inputs, outputs));
        Weights.put(linear.bias(), next(name + "_b", outputs));
    }

    private float[] next(String name, long length) throws IOException {
        return constants.next(name, Math.toIntExact(length));
    }
}
