package io.inkstream.trainer.prefix;

import org.bytedeco.pytorch.EmbeddingImpl;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Two branches: a ResNet's features through {@value #IMAGE} values, and the text so far through an
 * embedding, a BiLSTM of {@value #CELLS} cells and {@value #TEXT} values; joined, through {@value
 * #JOINED} values to a score per token. Dropout of half after each. Call inside a pointer scope.
 */
public final class PrefixNetwork extends Module {

    static final int EMBEDDING = 64;
    static final int CELLS = 64;
    static final int IMAGE = 128;
    static final int TEXT = 64;
    static final int JOINED = 128;
    private static final double DROPOUT = 0.5;

    private final ResNet backbone;
    private final LinearImpl image;
    private final EmbeddingImpl embedding;
    private final LSTMImpl lstm;
    private final LinearImpl text;
    private final LinearImpl joined;
    private final LinearImpl tokens;

    public PrefixNetwork(PrefixForm form, int vocabulary) {
        this.backbone = register_module("backbone", new ResNet(form.size()));
        int features = ResNet.features(form.size(), form.height(), form.width());
        this.image = register_module("image", new LinearImpl(features, IMAGE));
        this.embedding = register_module("embedding", new EmbeddingImpl(vocabulary, EMBEDDING));
        LSTMOptions options = new LSTMOptions(EMBEDDING, CELLS);
        options.bidirectional().put(true);
        this.lstm = register_module("lstm", new LSTMImpl(options));
        this.text = register_module("text", new LinearImpl(2L * CELLS, TEXT));
        this.joined = register_module("joined", new LinearImpl(IMAGE + TEXT, JOINED));
        this.tokens = register_module("tokens", new LinearImpl(JOINED, vocabulary));
        backbone.freeze(true);
    }

    public ResNet backbone() {
        return backbone;
    }

    @Override
    public void train(boolean on) {
        super.train(on);
        backbone.train(on);
    }

    /** Weights, the frozen ones too. */
    public long weights() {
        long count = 0;
        for (long i = 0; i < parameters().size(); i++) {
            count += parameters().get(i).numel();
        }
        return count;
    }

    /**
     * A score per token, [N,V].
     *
     * @param features of the backbone, [N,F]
     * @param prefix numbers of characters, [N,L]
     */
    public Tensor scores(Tensor features, Tensor prefix) {
        Tensor seen = dropped(torch.relu(image.forward(features)));
        Tensor both = torch.cat(new TensorVector(seen, textValues(prefix)), 1);
        return tokens.forward(dropped(torch.relu(joined.forward(both))));
    }

    /** The text branch alone, [N,{@value #TEXT}]. */
    Tensor textValues(Tensor prefix) {
        Tensor states = lstm.forward(embedding.forward(prefix).transpose(0, 1)).get0();
        Tensor ahead = states.select(0, states.size(0) - 1).narrow(1, 0, CELLS);
        Tensor back = states.select(0, 0).narrow(1, CELLS, CELLS);
        Tensor ends = torch.cat(new TensorVector(ahead, back), 1);
        return dropped(torch.relu(text.forward(ends)));
    }

    private Tensor dropped(Tensor x) {
        return torch.dropout(x, DROPOUT, is_training());
    }
}
