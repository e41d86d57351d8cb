package io.inkstream.standalone;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A form with files, as curl sends it. */
@SuppressWarnings("ArrayRecordComponent") // made, sent once and never compared
public record Multipart(String contentType, byte[] bytes) {
    private static final String BOUNDARY = "inkstream-test-boundary";

    /** One file of a form. */
    @SuppressWarnings("ArrayRecordComponent") // as above
    public record Part(String fileName, byte[] content) {}

    static Multipart of(List<Part> parts, Map<String, String> fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fields.forEach((name, value) ->
                out.writeBytes(
                        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                .formatted(BOUNDARY, name, value)
                                .getBytes(StandardCharsets.UTF_8)));
        for (Part part : parts) {
            String head =
                    "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                            .formatted(BOUNDARY, part.fileName());
            out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(part.content());
            out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return new Multipart("multipart/form-data; boundary=" + BOUNDARY, out.toByteArray());
    }
}
