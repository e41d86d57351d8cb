package io.inkstream.cli.client;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A form with files that are read from disk while they are sent. */
final class MultipartBody {
    private final String boundary = "inkstream-" + UUID.randomUUID();
    private final List<BodyPublisher> parts = new ArrayList<>();

    static MultipartBody of(Upload upload) throws FileNotFoundException {
        MultipartBody body = new MultipartBody();
        upload.name().ifPresent(name -> body.field("name", name));
        upload.model().ifPresent(model -> body.field("model", model));
        for (Upload.File file : upload.files()) {
            body.file(file);
        }
        body.text("--" + body.boundary + "--\r\n");
        return body;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    BodyPublisher publisher() {
        return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
    }

    private void field(String name, String value) {
        text("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n");
        text(value + "\r\n");
    }

    private void file(Upload.File file) throws FileNotFoundException {
        text(
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                                .formatted(boundary, escaped(file.name()))
                        + "Content-Type: application/octet-stream\r\n\r\n");
        parts.add(BodyPublishers.ofFile(file.path()));
        text("\r\n");
    }

    /** As browsers do it. */
    private static String escaped(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private void text(String text) {
        parts.add(BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.UTF_8)));
    }
}
