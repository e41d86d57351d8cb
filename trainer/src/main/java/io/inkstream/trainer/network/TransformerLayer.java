package io.inkstream.trainer.network;

import java.util.Optional;
import org.bytedeco.pytorch.LayerNormImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Self-attention, and what feeds its result forward if the spec has that.
 *
 * @param queries one linear layer to queries, keys and values side by side
 */
public record TransformerLayer(
        TransformerSpec spec,
        int features,
        LayerNormImpl norm,
        LinearImpl queries,
        LinearImpl joined,
        Optional<FeedForward> feedForward)
        implements Layer {

    /** Low enough that its softmax is nothing at all. */
    public static final float NEVER = -1e9f;

    public record FeedForward(LayerNormImpl norm, LinearImpl wider, LinearImpl back) {

        Tensor forward(Tensor x) {
            return back.forward(torch.gelu(wider.forward(norm.forward(x))));
        }
    }

    static TransformerLayer of(TransformerSpec spec, int features, Modules modules) {
        return new TransformerLayer(
                spec,
                features,
                modules.add("layer_norm", NormLayer.module(features)),
                modules.addBeside("queries", new LinearImpl(features, 3L * features)),
                modules.addBeside("joined", new LinearImpl(features, features)),
                spec.feedsForward()
                        ? Optional.of(
                                new FeedForward(
                                        modules.add("layer_norm", NormLayer.module(features)),
                                        modules.addBeside(
                                                "wider", new LinearImpl(features, spec.inner())),
                                        modules.addBeside(
                                                "back", new LinearImpl(spec.inner(), features))))
                        : Optional.empty());
    }

    @Override
    public Tensor forward(Tensor x, Pass pass) {
        TensorVector parts = queriesKeysValues(x);
        Tensor heads = torch.matmul(attention(parts, pass), parts.get(2));
        Tensor together = heads.permute(2, 0, 1, 3).reshape(x.size(0), x.size(1), features);
        Tensor y = x.add(joined.forward(together));
        return feedForward.isPresent() ? y.add(feedForward.get().forward(y)) : y;
    }

    /** How much each step looks at each other, [N, heads, T, T]; every row sums to 1. */
    Tensor attention(Tensor x, Pass pass) {
        return attention(queriesKeysValues(x), pass);
    }

    private Tensor attention(TensorVector parts, Pass pass) {
        Tensor keys = parts.get(1).transpose(2, 3);
        Tensor scores = torch.matmul(parts.get(0), keys).mul(new Scalar(scale()));
        return torch.softmax(
                scores.masked_fill(pass.beyond((int) scores.size(3)), new Scalar(NEVER)), 3);
    }

    /** What scores are multiplied by: one over the root of a head's features. */
    public float scale() {
        return (float) (1 / Math.sqrt((double) features / spec.heads()));
    }

    /** Each [N, heads, T, features of a head]. */
    private TensorVector queriesKeysValues(Tensor x) {
        return queries.forward(norm.forward(x))
                .reshape(x.size(0), x.size(1), 3, spec.heads(), features / spec.heads())
                .permute(2, 1, 3, 0, 4)
                .unbind(0);
    }
}
