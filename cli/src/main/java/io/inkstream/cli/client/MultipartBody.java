package io.inkstream.cli.client;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A form with files that are read from disk while they are sent. */
final class MultipartBody {
    private final String boundary = "inkstream-" + UUID.randomUUID();
    private final List<BodyPublisher> parts = new ArrayList<>();

    static MultipartBody of(Upload upload) throws FileNotFoundException {
        MultipartBody body = new MultipartBody();
        upload.name().ifPresent(name -> body.field("name", name));
        upload.model().ifPresent(model -> body.field("model", model));
        body.decoding(upload.decoding());
        for (Upload.File file : upload.files()) {
            body.file("file", file.name(), file.path());
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

    private void decoding(Upload.Decoding decoding) throws FileNotFoundException {
        decoding.segmenter().ifPresent(name -> field("segmenter", name));
        decoding.decoder().ifPresent(kind -> field("decoder", kind));
        decoding.languageModel().ifPresent(name -> field("lm", name));
        decoding.confidence().ifPresent(method -> field("confidence", method));
        Optional<Path> words = decoding.words();
        if (words.isPresent()) {
            file("words", "words.txt", words.get());
        } else {
            decoding.lexicon().ifPresent(name -> field("lexicon", name));
        }
    }

    private void file(String part, String name, Path path) throws FileNotFoundException {
        text(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                                .formatted(boundary, part, escaped(name))
                        + "Content-Type: application/octet-stream\r\n\r\n");
        parts.add(BodyPublishers.ofFile(path));
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
