package io.inkstream.trainer.training.journal;

import io.inkstream.trainer.training.TrainingEvent;
import io.inkstream.trainer.training.TrainingEvent.Measured;
import io.inkstream.trainer.training.TrainingEvent.Started;
import io.inkstream.trainer.training.TrainingEvent.Stepped;
import io.inkstream.trainer.training.TrainingListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A TensorBoard event file: records of length, masked CRC32C of the length, a protobuf {@code
 * Event} and its masked CRC32C, all little-endian. Every part of a run has a file of its own, which
 * TensorBoard joins.
 */
public final class EventFile implements TrainingListener {

    private static final String VERSION = "brain.Event:2";
    private static final int MASK_DELTA = 0xa282ead8;
    private static final long EVERY_STEPS = 10;

    private final Path file;
    private final Clock clock;

    /** A file in the run's folder, named by the second it begins and this process. */
    public EventFile(Path run, Clock clock) {
        this.clock = clock;
        this.file =
                run.resolve(
                        "events.out.tfevents.%010d.inkstream.%d.0"
                                .formatted(
                                        clock.instant().getEpochSecond(),
                                        ProcessHandle.current().pid()));
    }

    @Override
    public void on(TrainingEvent event) throws IOException {
        switch (event) {
            case Started _ -> append(new Message().text(3, VERSION));
            case Stepped step when step.step() % EVERY_STEPS == 0 -> {
                scalar(step.step(), "train/loss", step.loss());
                scalar(step.step(), "train/learning_rate", step.learningRate());
                scalar(step.step(), "train/lines_per_second", step.linesPerSecond());
            }
            case Measured epoch -> {
                for (Map.Entry<String, Double> figure : MetricsRow.of(epoch).entrySet()) {
                    scalar(epoch.step(), tag(figure.getKey()), figure.getValue());
                }
            }
            case Stepped _, TrainingEvent.FullLines _, TrainingEvent.Ended _ -> {}
        }
    }

    /**
     * {@code cer.clean} stands under {@code clean/cer}, the figures of the epoch under its name.
     */
    private static String tag(String figure) {
        int dot = figure.indexOf('.');
        return dot < 0
                ? "epoch/" + figure
                : figure.substring(dot + 1) + "/" + figure.substring(0, dot);
    }

    private void scalar(long step, String tag, double value) throws IOException {
        byte[] one = new Message().text(1, tag).number(2, (float) value).bytes();
        append(new Message().whole(2, step).message(5, new Message().message(1, one).bytes()));
    }

    private void append(Message event) throws IOException {
        byte[] data = event.number(1, clock.millis() / 1e3).bytes();
        byte[] length =
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(data.length)
                        .array();
        ByteBuffer written =
                ByteBuffer.allocate(length.length + data.length + 2 * Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(length)
                        .putInt(masked(length))
                        .put(data)
                        .putInt(masked(data));
        Files.write(file, written.array(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static int masked(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
    }

    /** A protobuf message under construction. */
    private static final class Message {

        private static final int VARINT = 0;
        private static final int DOUBLE = 1;
        private static final int BYTES = 2;
        private static final int FLOAT = 5;

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        byte[] bytes() {
            return out.toByteArray();
        }

        Message whole(int field, long value) {
            varint(field << 3 | VARINT);
            varint(value);
            return this;
        }

        Message number(int field, double value) {
            return fixed(field << 3 | DOUBLE, Double.doubleToLongBits(value), Double.BYTES);
        }

        Message number(int field, float value) {
            return fixed(field << 3 | FLOAT, Float.floatToIntBits(value), Float.BYTES);
        }

        Message text(int field, String value) {
            return message(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, byte[] value) {
            varint(field << 3 | BYTES);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        private Message fixed(int key, long bits, int bytes) {
            varint(key);
            for (int i = 0; i < bytes; i++) {
                out.write((int) (bits >>> (8 * i)));
            }
            return this;
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                out.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
