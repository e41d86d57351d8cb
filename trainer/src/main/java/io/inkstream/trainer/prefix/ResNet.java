package io.inkstream.trainer.prefix;

import io.inkstream.recognition.model.ModelFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.MaxPool2dImpl;
import org.bytedeco.pytorch.MaxPool2dOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.StringTensorDictItem;
import org.bytedeco.pytorch.StringTensorDictItemVector;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A residual network of bottleneck blocks without its classifier (He et al., "Deep residual
 * learning for image recognition", 2016); its tensors are called as in torchvision. Frozen, nothing
 * of it changes in training, the statistics of its norms neither.
 */
public final class ResNet extends Module {

    private static final int EXPANSION = 4;
    private static final int COLUMNS_PER_COLUMN = 32;

    /** How many maps the first stage has, and blocks each. */
    public enum Size {
        /** ResNet50: 23.5 million weights. */
        RESNET50(64),
        /** The same kinds of layers, small enough to try things with. */
        RESNET_TINY(8);

        private final int maps;

        Size(int maps) {
            this.maps = maps;
        }

        /** Of each stage. */
        private List<Integer> blocks() {
            return this == RESNET50 ? List.of(3, 4, 6, 3) : List.of(1, 1, 1, 1);
        }

        /** Maps that come out. */
        int outputs() {
            return maps * 8 * EXPANSION;
        }
    }

    private record Block(
            List<Conv2dImpl> kernels, List<BatchNorm2dImpl> norms, Optional<Shortcut> shortcut) {}

    private record Shortcut(Conv2dImpl kernel, BatchNorm2dImpl norm) {}

    private final Conv2dImpl stem;
    private final BatchNorm2dImpl stemNorm;
    private final MaxPool2dImpl pool;
    private final List<Block> blocks = new ArrayList<>();

    /** libtorch calls back into modules made here, which the garbage collector must not take. */
    private final List<Module> owners = new ArrayList<>();

    private boolean frozen = true;

    public ResNet(Size size) {
        stem = register_module("conv1", convolution(3, size.maps, 7, 2));
        stemNorm = register_module("bn1", norm(size.maps));
        MaxPool2dOptions window = new MaxPool2dOptions(new LongPointer(3, 3));
        window.stride().put(new LongPointer(2, 2));
        window.padding().put(new LongPointer(1, 1));
        pool = new MaxPool2dImpl(window);
        int inputs = size.maps;
        for (int stage = 0; stage < size.blocks().size(); stage++) {
            Module layer = owner(this, "layer" + (stage + 1));
            int maps = size.maps << stage;
            for (int i = 0; i < size.blocks().get(stage); i++) {
                blocks.add(
                        block(
                                owner(layer, String.valueOf(i)),
                                inputs,
                                maps,
                                stage > 0 && i == 0 ? 2 : 1));
                inputs = maps * EXPANSION;
            }
        }
    }

    private Module owner(Module parent, String name) {
        Module owner = parent.register_module(name, new Module());
        owners.add(owner);
        return owner;
    }

    private Block block(Module owner, int inputs, int maps, int stride) {
        List<Conv2dImpl> kernels =
                List.of(
                        owner.register_module("conv1", convolution(inputs, maps, 1, 1)),
                        owner.register_module("conv2", convolution(maps, maps, 3, stride)),
                        owner.register_module("conv3", convolution(maps, maps * EXPANSION, 1, 1)));
        List<BatchNorm2dImpl> norms =
                List.of(
                        owner.register_module("bn1", norm(maps)),
                        owner.register_module("bn2", norm(maps)),
                        owner.register_module("bn3", norm(maps * EXPANSION)));
        if (stride == 1 && inputs == maps * EXPANSION) {
            return new Block(kernels, norms, Optional.empty());
        }
        Module downsample = owner(owner, "downsample");
        return new Block(
                kernels,
                norms,
                Optional.of(
                        new Shortcut(
                                downsample.register_module(
                                        "0", convolution(inputs, maps * EXPANSION, 1, stride)),
                                downsample.register_module("1", norm(maps * EXPANSION)))));
    }

    private static Conv2dImpl convolution(int inputs, int maps, int kernel, int stride) {
        Conv2dOptions options = new Conv2dOptions(inputs, maps, new LongPointer(kernel, kernel));
        options.stride().put(new LongPointer(stride, stride));
        options.padding().put(new LongPointer(kernel / 2, kernel / 2));
        options.bias().put(false);
        return new Conv2dImpl(options);
    }

    private static BatchNorm2dImpl norm(int maps) {
        return new BatchNorm2dImpl(new BatchNormOptions(maps));
    }

    /** Values of one picture that come out for an input of this size. */
    public static int features(Size size, int height, int width) {
        return size.outputs()
                * Math.ceilDiv(height, COLUMNS_PER_COLUMN)
                * Math.ceilDiv(width, COLUMNS_PER_COLUMN);
    }

    /** Keeps the weights as they are, or lets them learn. */
    public void freeze(boolean on) {
        frozen = on;
        for (long i = 0; i < parameters().size(); i++) {
            parameters().get(i).requires_grad_(!on);
        }
        train(is_training());
    }

    public boolean isFrozen() {
        return frozen;
    }

    @Override
    public void train(boolean on) {
        super.train(on && !frozen);
    }

    /** All values of the last maps, [N,F], from [N,3,H,W]. */
    public Tensor features(Tensor pictures) {
        Tensor x = pool.forward(torch.relu(stemNorm.forward(stem.forward(pictures))));
        for (Block block : blocks) {
            Tensor y = x;
            for (int i = 0; i < block.kernels().size(); i++) {
                y = block.norms().get(i).forward(block.kernels().get(i).forward(y));
                y = i < 2 ? torch.relu(y) : y;
            }
            if (block.shortcut().isPresent()) {
                Shortcut around = block.shortcut().get();
                x = around.norm().forward(around.kernel().forward(x));
            }
            x = torch.relu(y.add(x));
        }
        return x.reshape(x.size(0), x.size(1) * x.size(2) * x.size(3));
    }

    /** sha-256 of all weights and statistics: equal where nothing changed. */
    public String digest() {
        StringBuilder all = new StringBuilder();
        for (StringTensorDict tensors : List.of(named_parameters(), named_buffers())) {
            StringTensorDictItemVector.Iterator at = tensors.begin();
            for (long i = tensors.size(); i > 0; i--, at.increment()) {
                StringTensorDictItem item = at.get();
                all.append(item.key().getString()).append(digest(item.value()));
            }
        }
        return ModelFile.digest(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(Tensor tensor) {
        try (PointerScope _ = new PointerScope()) {
            Tensor plain = tensor.detach().to(ScalarType.Float).contiguous();
            float[] values = new float[(int) plain.numel()];
            new FloatPointer(plain.data_ptr()).capacity(values.length).get(values);
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
            bytes.asFloatBuffer().put(values);
            return ModelFile.digest(bytes.array());
        }
    }
}
