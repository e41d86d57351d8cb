package io.inkstream.trainer.training;

import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.recipe.Task;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a training process and its peers say to each other over one connection, in turns. */
final class PeerWire implements Closeable {

    private static final int MAGIC = 0x1A5_7E4B;
    private static final int MOST_BYTES = 1 << 30;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    /**
     * What a peer must know once.
     *
     * @param bf16 whether the forward pass computes in bfloat16
     */
    record Hello(Task task, NetworkSpec spec, List<String> outputs, int frozen, boolean bf16) {}

    /** What a peer computes: the gradient at these weights. */
    @SuppressWarnings("ArrayRecordComponent") // numbers on their way
    record Request(LineBatch batch, long dropoutSeed, float[] weights) {}

    /** What it answers, the gradient of the mean loss. */
    @SuppressWarnings("ArrayRecordComponent") // numbers on their way
    record Answer(float[] losses, float[] gradients) {}

    PeerWire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    void write(Hello hello) throws IOException {
        out.writeInt(MAGIC);
        out.writeUTF(hello.task().name());
        out.writeInt(hello.spec().height());
        write(hello.spec().tokens());
        out.writeInt(hello.outputs().size());
        for (String output : hello.outputs()) {
            write(output);
        }
        out.writeInt(hello.frozen());
        out.writeBoolean(hello.bf16());
        out.flush();
    }

    Hello readHello() throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("whoever connected is no trainer of this version");
        }
        Task task = Task.valueOf(in.readUTF());
        int height = in.readInt();
        NetworkSpec spec = NetworkSpec.parse(readText(), height);
        List<String> outputs = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            outputs.add(readText());
        }
        return new Hello(task, spec, outputs, in.readInt(), in.readBoolean());
    }

    void write(Request request) throws IOException {
        out.writeLong(request.dropoutSeed());
        out.writeInt(request.batch().width());
        out.writeInt(request.batch().size());
        for (TextLine line : request.batch().lines()) {
            write(line.text());
            out.writeInt(line.width());
            out.writeInt(line.height());
            out.writeInt(line.pixels().length);
            out.write(line.pixels());
        }
        write(request.weights());
        out.flush();
    }

    Request readRequest() throws IOException {
        long seed = in.readLong();
        int width = in.readInt();
        List<TextLine> lines = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            String text = readText();
            int own = in.readInt();
            int height = in.readInt();
            lines.add(new TextLine(text, bytes(), own, height, ""));
        }
        return new Request(new LineBatch(lines, width), seed, floats());
    }

    void write(Answer answer) throws IOException {
        write(answer.losses());
        write(answer.gradients());
        out.flush();
    }

    Answer readAnswer() throws IOException {
        return new Answer(floats(), floats());
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private String readText() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private void write(float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
        bytes.asFloatBuffer().put(values);
        out.writeInt(bytes.capacity());
        out.write(bytes.array());
    }

    private float[] floats() throws IOException {
        byte[] bytes = bytes();
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return values;
    }

    private byte[] bytes() throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("%d bytes are announced at once".formatted(length));
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
