package io.inkstream.trainer.training.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.trainer.training.TrainingEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads the file back with a reader made after the descriptions of TFRecord and of TensorBoard's
 * event.proto, its checksum computed bit by bit.
 */
class EventFileTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.ofEpochMilli(1_700_000_000_250L), ZoneOffset.UTC);

    @Test
    void everyRecordIsWholeAndSaysWhatHappened(@TempDir Path run) throws IOException {
        EventFile events = new EventFile(run, CLOCK);

        events.on(new TrainingEvent.Started(1000, 5, 4, "cpu", "fp32", 1, 0, 0));
        events.on(new TrainingEvent.Stepped(9, 72, 9, 9, 9, 1, 2, 0.1));
        events.on(new TrainingEvent.Stepped(300, 2400, 1.5, 1.25, 0.002, 10, 240, 0.2));

        List<Event> read = events(file(run));
        assertThat(read.getFirst().version).isEqualTo("brain.Event:2");
        assertThat(read).extracting(e -> e.time).containsOnly(1_700_000_000.25);
        assertThat(read.subList(1, read.size()))
                .extracting(e -> "%d %s %s".formatted(e.step, e.tag, e.value))
                .containsExactly(
                        "300 train/loss 1.5",
                        "300 train/learning_rate 0.002",
                        "300 train/lines_per_second 240.0");
        assertThat(file(run).getFileName().toString())
                .startsWith("events.out.tfevents.1700000000.");
    }

    private static Path file(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static final class Event {
        private double time;
        private long step;
        private String version = "";
        private String tag = "";
        private float value;
    }

    private static List<Event> events(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertThat(in.getInt()).isEqualTo(masked(length));
            byte[] data =
                    new byte
                            [(int)
                                    ByteBuffer.wrap(length)
                                            .order(ByteOrder.LITTLE_ENDIAN)
                                            .getLong()];
            in.get(data);
            assertThat(in.getInt()).isEqualTo(masked(data));
            Event event = new Event();
            fill(event, ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN), false);
            events.add(event);
        }
        return events;
    }

    private static void fill(Event event, ByteBuffer in, boolean summary) {
        while (in.hasRemaining()) {
            int key = (int) varint(in);
            int field = key >>> 3;
            switch (key & 7) {
                case 0 -> event.step = varint(in);
                case 1 -> event.time = in.getDouble();
                case 5 -> event.value = in.getFloat();
                case 2 -> {
                    byte[] bytes = new byte[(int) varint(in)];
                    in.get(bytes);
                    String text = new String(bytes, StandardCharsets.UTF_8);
                    if (!summary && field == 3) {
                        event.version = text;
                    } else if (!summary) {
                        assertThat(field).isEqualTo(5);
                        ByteBuffer value = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
                        assertThat(varint(value)).isEqualTo(1 << 3 | 2);
                        assertThat(varint(value)).isEqualTo(value.remaining());
                        fill(event, value, true);
                    } else {
                        assertThat(field).isEqualTo(1);
                        event.tag = text;
                    }
                }
                default -> throw new AssertionError("wire type of key " + key);
            }
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    private static int masked(byte[] bytes) {
        int crc = -1;
        for (byte b : bytes) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0x82F63B78;
            }
        }
        crc = ~crc;
        return (crc >>> 15 | crc << 17) + 0xa282ead8;
    }
}
