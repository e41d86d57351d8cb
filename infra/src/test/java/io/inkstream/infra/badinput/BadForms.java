package io.inkstream.infra.badinput;

import io.inkstream.infra.badinput.BadInput.Answer;
import io.inkstream.infra.badinput.BadInput.Refused;
import io.inkstream.infra.badinput.BadInput.Request;
import io.inkstream.infra.badinput.BadInput.Trickle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Forms that are not what they say, and bodies that do not come. */
final class BadForms {
    private static final String GROUP = "Forms";
    private static final String PATH = "/v1/uploads";
    private static final Map<String, String> FORM =
            Map.of("Content-Type", "multipart/form-data; boundary=b");
    private static final String FILE =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s.png\"\r\n\r\nx\r\n";
    private static final String END = "--b--\r\n";
    private static final Answer MALFORMED = new Refused(400, "malformed-request");
    private static final int TOO_MANY_PARTS = 20_000;

    private final List<BadInput> inputs = new ArrayList<>();

    private BadForms() {}

    static List<BadInput> all() {
        BadForms forms = new BadForms();
        forms.parts();
        forms.times();
        return forms.inputs;
    }

    private void parts() {
        add("no body", "", MALFORMED);
        add("no parts", END, MALFORMED);
        add("parts under another boundary", FILE.replace("--b", "--c") + "--c--\r\n", MALFORMED);
        add("breaks off between parts", FILE, MALFORMED);
        add("breaks off in the headers of a part", "--b\r\nContent-Dispo", MALFORMED);
        add("20,000 parts", manyParts() + END, MALFORMED);
        add(
                "a field of a megabyte",
                "--b\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\n"
                        + "m".repeat(1 << 20)
                        + "\r\n"
                        + END,
                new Refused(413, "too-large"));
    }

    private static String manyParts() {
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < TOO_MANY_PARTS; i++) {
            parts.append(FILE.formatted(i));
        }
        return parts.toString();
    }

    private void times() {
        Answer tooSlow = new Refused(408, "body-too-slow");
        inputs.add(
                new BadInput(
                        GROUP,
                        "a form of which nothing comes behind its beginning",
                        new Trickle("POST", PATH, FORM, bytes(FILE.formatted("a"))),
                        tooSlow));
        inputs.add(
                new BadInput(
                        GROUP,
                        "JSON of which nothing comes behind its beginning",
                        new Trickle(
                                "POST",
                                "/v1/webhooks",
                                Map.of("Content-Type", "application/json"),
                                bytes("{\"url\":")),
                        tooSlow));
    }

    private void add(String name, String body, Answer answer) {
        inputs.add(new BadInput(GROUP, name, new Request("POST", PATH, FORM, bytes(body)), answer));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
