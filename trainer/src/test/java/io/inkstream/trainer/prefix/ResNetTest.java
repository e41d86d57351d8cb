package io.inkstream.trainer.prefix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.inkstream.trainer.training.Libtorch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.StringTensorDictItemVector;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResNetTest {

    @TempDir private Path folder = Path.of(".");

    @BeforeAll
    static void prepare() {
        Libtorch.prepare(5);
    }

    /** What torchvision's has without its classifier of 2,049,000. */
    @Test
    void resNet50HasItsWeights() {
        TensorVector parameters = new ResNet(ResNet.Size.RESNET50).parameters();
        long weights = 0;
        for (long i = 0; i < parameters.size(); i++) {
            weights += parameters.get(i).numel();
        }

        assertThat(weights).isEqualTo(25_557_032 - 2_049_000);
        assertThat(ResNet.features(ResNet.Size.RESNET50, 64, 256)).isEqualTo(2048 * 2 * 8);
    }

    @Test
    void itsTensorsAreCalledAsInTorchvision() {
        StringTensorDict named = new ResNet(ResNet.Size.RESNET_TINY).named_parameters();

        assertThat(named.contains("layer1.0.downsample.0.weight")).isTrue();
        assertThat(named.contains("layer4.0.bn3.bias")).isTrue();
        assertThat(named.contains("conv1.weight")).isTrue();
    }

    @Test
    void anyPictureGivesAsManyFeaturesAsAreCounted() {
        ResNet network = new ResNet(ResNet.Size.RESNET_TINY);
        network.freeze(true);
        try (PointerScope _ = new PointerScope()) {
            Tensor features = network.features(torch.rand(2, 3, 64, 256));

            assertThat(features.size(0)).isEqualTo(2);
            assertThat(features.size(1))
                    .isEqualTo(ResNet.features(ResNet.Size.RESNET_TINY, 64, 256));
        }
    }

    @Test
    void aSafetensorsFileFillsAllOfIt() throws IOException {
        ResNet from = new ResNet(ResNet.Size.RESNET_TINY);
        ResNet to = new ResNet(ResNet.Size.RESNET_TINY);
        assertThat(to.digest()).isNotEqualTo(from.digest());
        Path file = written(from, "");

        Safetensors.load(file, to);

        assertThat(to.digest()).isEqualTo(from.digest());
    }

    @Test
    void aTensorThatIsNotThereIsNamed() throws IOException {
        ResNet network = new ResNet(ResNet.Size.RESNET_TINY);
        Path file = written(network, "layer2.0.bn2.running_mean");

        assertThatIOException()
                .isThrownBy(() -> Safetensors.load(file, network))
                .withMessageContaining(
                        "'layer2.0.bn2.running_mean' must be F32 of [16], is not there");
        Path cut = folder.resolve("cut");
        Files.write(cut, new byte[] {1, 2, 3});
        assertThatIOException()
                .isThrownBy(() -> Safetensors.load(cut, network))
                .withMessageContaining("ends early");
    }

    /** As other programs write it. */
    private Path written(ResNet network, String without) throws IOException {
        StringJoiner header = new StringJoiner(",", "{", "}");
        ByteBuffer data = ByteBuffer.allocate(8_000_000).order(ByteOrder.LITTLE_ENDIAN);
        for (StringTensorDict all :
                new StringTensorDict[] {network.named_parameters(), network.named_buffers()}) {
            StringTensorDictItemVector.Iterator at = all.begin();
            for (long i = all.size(); i > 0; i--, at.increment()) {
                String name = at.get().key().getString();
                Tensor tensor = at.get().value().detach().to(ScalarType.Float).contiguous();
                StringJoiner shape = new StringJoiner(",", "[", "]");
                for (long d = 0; d < tensor.dim(); d++) {
                    shape.add(String.valueOf(tensor.size(d)));
                }
                int begin = data.position();
                float[] values = new float[(int) tensor.numel()];
                new FloatPointer(tensor.data_ptr()).capacity(values.length).get(values);
                data.asFloatBuffer().put(values);
                data.position(begin + 4 * values.length);
                if (!name.equals(without)) {
                    header.add(
                            "\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                                    .formatted(name, shape, begin, data.position()));
                }
            }
        }
        byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer file =
                ByteBuffer.allocate(8 + text.length + data.position())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(text.length)
                        .put(text)
                        .put(data.flip());
        return Files.write(folder.resolve("backbone.safetensors"), file.array());
    }
}
