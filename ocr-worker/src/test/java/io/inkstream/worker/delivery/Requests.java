package io.inkstream.worker.delivery;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.DecoderSettings;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageImageRef;
import io.inkstream.contracts.PageRequested;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.contracts.TenantId;
import io.inkstream.contracts.Topic;
import io.inkstream.messaging.DeliveredEvent;
import io.inkstream.messaging.ReceivedEvent;
import io.inkstream.recognition.image.QuarterTurn;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Pages as they come from the queue. */
final class Requests {
    private Requests() {}

    static RecognitionPlan plan(PinnedModel segmenter, PinnedModel model) {
        return new RecognitionPlan(segmenter, model, DecoderSettings.GREEDY, 0);
    }

    /** A page of a batch of its own. */
    static PageRequested page(RecognitionPlan plan, byte[] image) {
        PageId page = BatchId.create(Instant.now()).document("a.png").page(1);
        return new PageRequested(
                page,
                TenantId.DEFAULT,
                "a.png",
                new PageImageRef(
                        ObjectKeys.pageImage(TenantId.DEFAULT, page, "png"),
                        "image/png",
                        Base32.sha256Hex(image),
                        image.length,
                        600,
                        200,
                        300),
                plan);
    }

    static DeliveredEvent delivered(PageRequested page, byte[] value, int deliveries) {
        return delivered(Json.text(page), value, deliveries);
    }

    static DeliveredEvent delivered(String header, byte[] value, int deliveries) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(PageRequested.HEADER, header.getBytes(StandardCharsets.UTF_8));
        ConsumerRecord<byte[], byte[]> queued =
                new ConsumerRecord<>(
                        Topic.PAGES_REQUESTED.topicName(),
                        0,
                        0,
                        0,
                        TimestampType.CREATE_TIME,
                        0,
                        value.length,
                        new byte[0],
                        value,
                        headers,
                        Optional.empty());
        return new DeliveredEvent(new ReceivedEvent(queued), deliveries);
    }

    /** A page with one line of print. */
    static byte[] png() throws IOException {
        return png(drawn(600, 200, 60, 110, 1));
    }

    /** A picture of that line and nothing else. */
    static byte[] line() throws IOException {
        return png(drawn(600, 200, 60, 110, 1).getSubimage(50, 68, 400, 56));
    }

    /** A picture of one colour; brought to one paper level, as all are, it is white. */
    static byte[] square(int side, Color colour) throws IOException {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, side, side);
        pen.dispose();
        return png(image);
    }

    /** A page with eight lines of print. */
    static BufferedImage paragraph() {
        return drawn(600, 520, 60, 80, 8);
    }

    /** The page as it is stored when what stands on it is turned. */
    static byte[] turned(QuarterTurn turn, BufferedImage page) throws IOException {
        BufferedImage turned =
                turn.isSideways()
                        ? new BufferedImage(
                                page.getHeight(), page.getWidth(), BufferedImage.TYPE_BYTE_GRAY)
                        : new BufferedImage(
                                page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = turned.createGraphics();
        pen.translate(turned.getWidth() / 2.0, turned.getHeight() / 2.0);
        pen.rotate(Math.toRadians(turn.degrees()));
        pen.drawImage(page, -page.getWidth() / 2, -page.getHeight() / 2, null);
        pen.dispose();
        return png(turned);
    }

    private static BufferedImage drawn(int width, int height, int x, int y, int lines) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SERIF, Font.PLAIN, 40));
        for (int line = 0; line < lines; line++) {
            pen.drawString("The quick brown fox", x, y + 56 * line);
        }
        pen.dispose();
        return image;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
