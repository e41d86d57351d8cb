package io.inkstream.trainer.prefix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.StringTensorDictItem;
import org.bytedeco.pytorch.StringTensorDictItemVector;
import org.bytedeco.pytorch.Tensor;

/**
 * Fp32 tensors by name in the safetensors format: the length of a JSON header, the header, bytes.
 */
public final class Safetensors {

    private static final int MOST_HEADER = 100_000_000;
    private static final String COUNTER = "num_batches_tracked";

    private Safetensors() {}

    /**
     * Puts a file's tensors into a network; every weight and statistic must be there in its shape.
     *
     * @throws IOException naming the tensor that is not
     */
    public static void load(Path file, ResNet network) throws IOException {
        try (FileChannel channel = FileChannel.open(file);
                PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            ByteBuffer length = read(channel, 0, Long.BYTES, file);
            long header = length.getLong();
            if (header < 2 || header > MOST_HEADER) {
                throw new IOException(file + " is no safetensors file");
            }
            JsonNode tensors =
                    new JsonMapper()
                            .readTree(
                                    StandardCharsets.UTF_8
                                            .decode(read(channel, Long.BYTES, (int) header, file))
                                            .toString());
            long data = Long.BYTES + header;
            for (StringTensorDict all :
                    List.of(network.named_parameters(), network.named_buffers())) {
                StringTensorDictItemVector.Iterator at = all.begin();
                for (long i = all.size(); i > 0; i--, at.increment()) {
                    StringTensorDictItem item = at.get();
                    String name = item.key().getString();
                    if (!name.endsWith(COUNTER)) {
                        fill(item.value(), tensors.path(name), name, channel, data, file);
                    }
                }
            }
        }
    }

    private static void fill(
            Tensor tensor, JsonNode entry, String name, FileChannel channel, long data, Path file)
            throws IOException {
        List<Long> shape = new ArrayList<>();
        for (long i = 0; i < tensor.dim(); i++) {
            shape.add(tensor.size(i));
        }
        List<Long> found = new ArrayList<>();
        entry.path("shape").forEach(size -> found.add(size.asLong()));
        if (!entry.path("dtype").asText().equals("F32") || !found.equals(shape)) {
            throw new IOException(
                    "%s: '%s' must be F32 of %s, is %s"
                            .formatted(
                                    file,
                                    name,
                                    shape,
                                    entry.isMissingNode() ? "not there" : entry));
        }
        long from = entry.path("data_offsets").path(0).asLong();
        float[] values = new float[(int) tensor.numel()];
        read(channel, data + from, Float.BYTES * values.length, file).asFloatBuffer().get(values);
        tensor.copy_(Tensor.create(values, shape.stream().mapToLong(Long::longValue).toArray()));
    }

    private static ByteBuffer read(FileChannel channel, long from, int bytes, Path file)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new IOException(file + " ends early");
            }
        }
        return buffer.flip();
    }
}
