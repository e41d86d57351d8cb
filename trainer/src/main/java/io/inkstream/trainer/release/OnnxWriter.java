package io.inkstream.trainer.release;

import io.inkstream.recognition.model.ModelDescription;
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
import io.inkstream.trainer.network.ResidualLayer;
import io.inkstream.trainer.network.TransformerLayer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;

/**
 * Writes a trained network as a model file that keeps the contract of {@code ModelFile}: {@code
 * pixels} and {@code widths} in, log probabilities or values out. Columns beyond a picture's width
 * are cleared, recurrent layers stop at its end and attention does not look beyond, so what lies
 * there does not matter.
 *
 * <p>With ranges the convolutions are written in int8; everything else stays in fp32, because the
 * scales of dynamic int8 would span a batch.
 */
public final class OnnxWriter {

    private final Network network;
    private final ModelDescription description;
    private final OnnxGraph graph;
    private final Frame frame;
    private final Quantizer quantizer;
    private final ConvolutionExporter convolutions;
    private final RecurrentExporter recurrences;
    private final LinearExporter linears;
    private final TransformerExporter transformers;

    private OnnxWriter(
            Network network,
            ModelDescription description,
            OnnxGraph graph,
            Optional<Ranges> ranges) {
        this.network = network;
        this.description = description;
        this.graph = graph;
        this.frame = new Frame(graph, network.spec(), network.classes());
        this.quantizer = new Quantizer(graph, ranges);
        this.convolutions = new ConvolutionExporter(graph, quantizer);
        this.recurrences = new RecurrentExporter(graph, frame);
        this.linears = new LinearExporter(graph);
        this.transformers = new TransformerExporter(graph, frame, linears);
    }

    static byte[] fp32(Network network, ModelDescription description) {
        return new OnnxWriter(network, description, new OnnxGraph(false), Optional.empty()).write();
    }

    /** Half the size: weights in sixteen bits, computed in 32. */
    static byte[] fp16(Network network, ModelDescription description) {
        return new OnnxWriter(network, description, new OnnxGraph(true), Optional.empty()).write();
    }

    static byte[] int8(Network network, ModelDescription description, Ranges ranges) {
        return new OnnxWriter(network, description, new OnnxGraph(false), Optional.of(ranges))
                .write();
    }

    private byte[] write() {
        network.eval();
        try (PointerScope _ = new PointerScope()) {
            String x = quantizer.ink(frame.ink());
            for (Layer layer : network.layers()) {
                x = add(layer, x);
            }
            frame.output(x);
            return graph.toModel(description.name(), description.toMetadata());
        }
    }

    private String add(Layer layer, String x) {
        return switch (layer) {
            case ConvolutionLayer l -> convolutions.add(l, x);
            case ResidualLayer l -> convolutions.add(l, x);
            case MaxPoolLayer l -> convolutions.add(l, x);
            case DrawingLayer l -> convolutions.add(l, x);
            case MapsLayer l -> convolutions.add(l, x);
            case CollapseLayer l -> collapsed(l, x);
            case FlattenLayer _ -> graph.node("Flatten", List.of(x), Map.of("axis", 1L));
            case MeanStepsLayer _ ->
                    graph.node(
                            "Flatten",
                            List.of(graph.node("GlobalAveragePool", graph.transposed(x, 1, 2, 0))),
                            Map.of("axis", 1L));
            case OneStepLayer _ -> {
                frame.oneStep();
                yield graph.node("Unsqueeze", x, graph.longs("axes", 0));
            }
            case RecurrentLayer l -> recurrences.add(l, x);
            case TransformerLayer l -> transformers.add(l, x);
            case PositionsLayer l -> transformers.add(l, x);
            case NormLayer l -> linears.add(l, x);
            case LinearLayer l -> linears.add(l, x);
            case DropoutLayer _ -> x;
        };
    }

    private String collapsed(CollapseLayer layer, String x) {
        if (layer.spec().mean()) {
            String row = meanOfRows(x, layer.rows());
            return graph.transposed(graph.node("Squeeze", row, graph.longs("row", 2)), 2, 0, 1);
        }
        String columns = graph.transposed(x, 3, 0, 1, 2);
        return graph.node("Reshape", columns, graph.longs("stacked", 0, 0, -1));
    }

    /** Pooled, because the order in which ReduceMean adds depends on the size of the batch. */
    private String meanOfRows(String x, long rows) {
        return graph.node(
                "AveragePool",
                List.of(x),
                Map.of("kernel_shape", new long[] {rows, 1}, "strides", new long[] {1, 1}));
    }
}
