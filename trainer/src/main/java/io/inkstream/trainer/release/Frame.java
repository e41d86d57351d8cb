package io.inkstream.trainer.release;

import io.inkstream.recognition.model.ModelFile;
import io.inkstream.trainer.network.Head;
import io.inkstream.trainer.network.Input;
import io.inkstream.trainer.network.NetworkSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every graph has around its layers: the declared inputs, the pixels as masked ink, the steps
 * that each picture covers, and the output of the head.
 */
final class Frame {

    private final OnnxGraph graph;
    private final NetworkSpec spec;
    private final int classes;
    private @Nullable String lengths;

    Frame(OnnxGraph graph, NetworkSpec spec, int classes) {
        this.graph = graph;
        this.spec = spec;
        this.classes = classes;
    }

    /** Declares the inputs and gives [N,C,H,W] from 0 paper to 1 ink, nothing beyond each width. */
    String ink() {
        return spec.head() == Head.MAPS ? inkOfPage() : inkOfPictures();
    }

    /** A page of any size. */
    private String inkOfPage() {
        graph.input(ModelFile.PIXELS, OnnxGraph.Type.UINT8, "N", "H", "W");
        return graph.node("Unsqueeze", dark(ModelFile.PIXELS), graph.longs("axes", 1));
    }

    private String dark(String pixels) {
        String light = cast(pixels, OnnxGraph.Type.FLOAT);
        String dark = graph.node("Sub", graph.scalar("paper", 255f), light);
        return graph.node("Div", dark, graph.scalar("full", 255f));
    }

    private String inkOfPictures() {
        Input input = spec.input();
        Object width = input.hasFixedWidth() ? (Object) input.width() : "W";
        Object[] shape =
                input.isColour()
                        ? new Object[] {"N", input.height(), width, input.channels()}
                        : new Object[] {"N", input.height(), width};
        graph.input(ModelFile.PIXELS, OnnxGraph.Type.UINT8, shape);
        graph.input(ModelFile.WIDTHS, OnnxGraph.Type.INT32, "N");
        String ink = dark(ModelFile.PIXELS);
        String maps =
                input.isColour()
                        ? graph.transposed(ink, 0, 3, 1, 2)
                        : graph.node("Unsqueeze", ink, graph.longs("axes", 1));
        String widths = cast(ModelFile.WIDTHS, OnnxGraph.Type.INT64);
        String inside = before(dimension(ModelFile.PIXELS, 2), widths);
        return graph.node("Mul", maps, cast(inside, OnnxGraph.Type.FLOAT));
    }

    /** Steps of each picture, int32 [N], at least one. */
    String lengths() {
        if (lengths == null) {
            int stride = spec.stride();
            String raised =
                    graph.node(
                            "Add", ModelFile.WIDTHS, graph.scalar("stride_less_one", stride - 1));
            String steps = graph.node("Div", raised, graph.scalar("stride", stride));
            lengths = graph.node("Max", steps, graph.scalar("least", 1));
        }
        return lengths;
    }

    /** From here on every picture covers a single step. */
    void oneStep() {
        lengths = graph.node("Min", lengths(), graph.scalar("single", 1));
    }

    /** Which steps of a sequence [T,N,F] belong to each picture, bool [N,1,1,T]. */
    String insideSequence(String sequence) {
        return before(dimension(sequence, 0), cast(lengths(), OnnxGraph.Type.INT64));
    }

    /** One dimension of a value's shape, int64 without dimensions. */
    String dimension(String x, long axis) {
        return graph.node("Gather", graph.node("Shape", x), graph.scalar("axis", axis));
    }

    /** 0, 1, 2 and so on, int64. */
    String range(String count) {
        return graph.node("Range", graph.scalar("zero", 0L), count, graph.scalar("one", 1L));
    }

    String cast(String x, OnnxGraph.Type type) {
        return graph.node("Cast", List.of(x), Map.of("to", type.code()));
    }

    private String before(String count, String ends) {
        String perPicture = graph.node("Unsqueeze", ends, graph.longs("axes", 1, 2, 3));
        return graph.node("Less", range(count), perPicture);
    }

    /** Ends the graph behind the head's linear layer. */
    void output(String scores) {
        switch (spec.head()) {
            case CTC -> {
                String logProbs = graph.node("LogSoftmax", List.of(scores), Map.of("axis", 2L));
                graph.node(
                        "Transpose",
                        List.of(logProbs),
                        Map.of("perm", new long[] {1, 0, 2}),
                        ModelFile.LOG_PROBS);
                graph.output(ModelFile.LOG_PROBS, OnnxGraph.Type.FLOAT, "N", "T", classes);
            }
            case SOFTMAX -> {
                graph.node("LogSoftmax", List.of(scores), Map.of("axis", 1L), ModelFile.LOG_PROBS);
                graph.output(ModelFile.LOG_PROBS, OnnxGraph.Type.FLOAT, "N", classes);
            }
            case MAPS -> {
                graph.node("Identity", List.of(scores), Map.of(), ModelFile.MAPS);
                graph.output(ModelFile.MAPS, OnnxGraph.Type.FLOAT, "N", classes, "h", "w");
            }
            case REGRESSION -> {
                graph.node("Identity", List.of(scores), Map.of(), ModelFile.VALUES);
                graph.output(ModelFile.VALUES, OnnxGraph.Type.FLOAT, "N", classes);
            }
        }
    }
}
