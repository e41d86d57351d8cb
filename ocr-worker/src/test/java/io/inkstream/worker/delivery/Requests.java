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
        BufferedImage image = new BufferedImage(600, 200, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 600, 200);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SERIF, Font.PLAIN, 40));
        pen.drawString("The quick brown fox", 60, 110);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
