package io.inkstream.trainer.network;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A {@link DrawingSpec} with its weights.
 *
 * @param downs from the finest size to the coarsest
 * @param narrows from the second coarsest size to the finest
 * @param ups beside {@code narrows}
 */
public record DrawingLayer(
        DrawingSpec spec,
        List<ResidualLayer> downs,
        List<ConvolutionLayer> narrows,
        List<ConvolutionLayer> ups)
        implements Layer {

    static DrawingLayer of(DrawingSpec spec, Shape before, Modules modules) {
        List<ResidualLayer> downs = new ArrayList<>();
        Shape shape = before;
        for (int n = 0; n < spec.sizes(); n++) {
            downs.add(ResidualLayer.of(spec.down(n), shape, modules));
            shape = spec.down(n).after(shape);
        }
        List<ConvolutionLayer> narrows = new ArrayList<>();
        List<ConvolutionLayer> ups = new ArrayList<>();
        for (int n = spec.sizes() - 2; n >= 0; n--) {
            narrows.add(ConvolutionLayer.of(spec.narrow(n), spec.maps().get(n + 1), modules));
            ups.add(ConvolutionLayer.of(spec.up(n), spec.maps().get(n), modules));
        }
        return new DrawingLayer(spec, downs, narrows, ups);
    }

    /** Sees what goes into and comes out of the parts. */
    public interface Observer {
        void block(ResidualLayer block, Tensor in, Tensor out);

        void convolution(ConvolutionLayer convolution, Tensor in, Tensor out);
    }

    private static final Observer NOBODY =
            new Observer() {
                @Override
                public void block(ResidualLayer block, Tensor in, Tensor out) {}

                @Override
                public void convolution(ConvolutionLayer convolution, Tensor in, Tensor out) {}
            };

    @Override
    public Tensor forward(Tensor x, Pass pass) {
        return forward(x, NOBODY);
    }

    /** The same, with somebody looking at the parts. */
    public Tensor forward(Tensor x, Observer observer) {
        List<Tensor> seen = new ArrayList<>();
        Tensor y = x;
        for (ResidualLayer down : downs) {
            Tensor smaller = down.forward(y);
            observer.block(down, y, smaller);
            seen.add(smaller);
            y = smaller;
        }
        for (int i = 0; i < ups.size(); i++) {
            Tensor narrow = narrows.get(i).forward(y);
            observer.convolution(narrows.get(i), y, narrow);
            Tensor finer = seen.get(seen.size() - 2 - i);
            Tensor sum = torch.upsample_nearest2d(narrow, finer.size(2), finer.size(3)).add(finer);
            y = ups.get(i).forward(sum);
            observer.convolution(ups.get(i), sum, y);
        }
        return y;
    }
}
