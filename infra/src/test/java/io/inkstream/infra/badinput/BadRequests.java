package io.inkstream.infra.badinput;

import io.inkstream.infra.badinput.BadInput.Answer;
import io.inkstream.infra.badinput.BadInput.Refused;
import io.inkstream.infra.badinput.BadInput.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Requests that are not what they should be. */
final class BadRequests {
    private static final String UNKNOWN_BATCH = "0".repeat(26);
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Answer NO_ID = new Refused(400, "malformed-id");
    private static final Answer NO_PARAMETER = new Refused(400, "invalid-parameter");
    private static final Answer MALFORMED = new Refused(400, "malformed-request");

    private final List<BadInput> inputs = new ArrayList<>();

    private BadRequests() {}

    static List<BadInput> all() {
        BadRequests requests = new BadRequests();
        requests.uploads();
        requests.addresses();
        requests.parameters();
        requests.bodies();
        requests.headers();
        return requests.inputs;
    }

    private void add(
            String group,
            String name,
            String method,
            String path,
            Map<String, String> headers,
            String body,
            Answer answer) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        inputs.add(new BadInput(group, name, new Request(method, path, headers, bytes), answer));
    }

    private void get(String group, String name, String path, Answer answer) {
        add(group, name, "GET", path, Map.of(), "", answer);
    }

    private void uploads() {
        String group = "Uploads";
        String path = "/v1/uploads";
        Map<String, String> form = Map.of("Content-Type", "multipart/form-data; boundary=b");
        String field = "--b\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
        String file = field.formatted("file", "; filename=\"a.png\"", "x");
        add(
                group,
                "JSON instead of a form",
                "POST",
                path,
                JSON,
                "{}",
                new Refused(415, "unsupported-media-type"));
        add(
                group,
                "a form without boundary",
                "POST",
                path,
                Map.of("Content-Type", "multipart/form-data"),
                "x",
                new Refused(400, "empty-upload"));
        add(
                group,
                "fields but no file",
                "POST",
                path,
                form,
                field.formatted("name", "", "x") + "--b--\r\n",
                new Refused(400, "empty-upload"));
        add(
                group,
                "a model nobody has",
                "POST",
                path,
                form,
                field.formatted("model", "", "nobody") + file + "--b--\r\n",
                new Refused(503, "model-unknown"));
        add(
                group,
                "a model name that is a path",
                "POST",
                path,
                form,
                field.formatted("model", "", "../x") + file + "--b--\r\n",
                NO_PARAMETER);
        add(
                group,
                "a decoder nobody has",
                "POST",
                path,
                form,
                field.formatted("decoder", "", "magic") + file + "--b--\r\n",
                NO_PARAMETER);
        add(
                group,
                "a file name that leaves its folder",
                "POST",
                path,
                form,
                field.formatted("file", "; filename=\"../a.png\"", "x") + "--b--\r\n",
                new Refused(400, "invalid-name"));
        add(
                group,
                "one name with two contents",
                "POST",
                path,
                form,
                file + field.formatted("file", "; filename=\"a.png\"", "y") + "--b--\r\n",
                new Refused(409, "name-taken"));
        add(
                group,
                "a document for no batch",
                "PUT",
                path + "/" + UNKNOWN_BATCH + "/documents/a.png",
                Map.of(),
                "x",
                new Refused(404, "batch-not-found"));
        add(
                group,
                "an end of no batch",
                "POST",
                path + "/" + UNKNOWN_BATCH + "/seal",
                Map.of(),
                "",
                new Refused(404, "batch-not-found"));
    }

    private void addresses() {
        String group = "Addresses";
        get(group, "an id of another form", "/v1/batches/nonsense", NO_ID);
        get(group, "an id in capital letters", "/v1/batches/" + "A".repeat(26), NO_ID);
        get(group, "an id of 2,000 characters", "/v1/batches/" + "a".repeat(2_000), NO_ID);
        get(group, "an id with an encoded path", "/v1/batches/%2e%2e%2fx", NO_ID);
        get(group, "an id with a zero byte", "/v1/batches/a%00", NO_ID);
        get(
                group,
                "an id nobody has",
                "/v1/batches/" + UNKNOWN_BATCH,
                new Refused(404, "batch-not-found"));
        get(group, "a batch where a document belongs", "/v1/documents/" + UNKNOWN_BATCH, NO_ID);
        get(
                group,
                "a document nobody has",
                "/v1/documents/" + UNKNOWN_BATCH + "." + "0".repeat(12),
                new Refused(404, "document-not-found"));
        get(
                group,
                "a page nobody has",
                "/v1/pages/" + UNKNOWN_BATCH + "." + "0".repeat(12) + ".1",
                new Refused(404, "document-not-found"));
        get(group, "page 0", "/v1/pages/" + UNKNOWN_BATCH + "." + "0".repeat(12) + ".0", NO_ID);
        get(group, "a line of another form", "/v1/lines/x", NO_ID);
        get(group, "a model nobody has", "/v1/models/nobody", new Refused(404, "model-not-found"));
        get(group, "an address of nothing", "/v1/nothing", new Refused(404, "not-found"));
        add(
                group,
                "a method that is not offered",
                "DELETE",
                "/v1/uploads",
                Map.of(),
                "",
                new Refused(405, "method-not-allowed"));
        add(
                group,
                "a method of other protocols",
                "PROPFIND",
                "/v1/batches",
                Map.of(),
                "",
                new Refused(405, "method-not-allowed"));
        add(
                group,
                "a command to no batch",
                "POST",
                "/v1/batches/" + UNKNOWN_BATCH + "/cancel",
                Map.of(),
                "",
                new Refused(404, "batch-not-found"));
    }

    private void parameters() {
        String group = "Parameters";
        get(group, "a limit below one", "/v1/batches?limit=-1", NO_PARAMETER);
        get(group, "a limit of zero", "/v1/batches?limit=0", NO_PARAMETER);
        get(group, "a limit of a billion", "/v1/batches?limit=1000000000", NO_PARAMETER);
        get(group, "a limit that is no number", "/v1/batches?limit=many", NO_PARAMETER);
        get(group, "a cursor that is not ours", "/v1/batches?cursor=bm9uc2Vuc2U", NO_PARAMETER);
        get(group, "a state that is none", "/v1/batches?state=lost", NO_PARAMETER);
        get(group, "a search without words", "/v1/search", NO_PARAMETER);
        get(
                group,
                "a search for 2,000 characters",
                "/v1/search?q=" + "a".repeat(2_000),
                NO_PARAMETER);
        get(group, "a search in a way that is none", "/v1/search?q=a&mode=magic", NO_PARAMETER);
        get(group, "a search for a zero byte", "/v1/search?q=%00", NO_PARAMETER);
        get(
                group,
                "a format that is none, of a batch nobody has",
                "/v1/batches/" + UNKNOWN_BATCH + "/export?format=doc",
                new Refused(404, "batch-not-found"));
    }

    private void bodies() {
        String group = "Bodies";
        String path = "/v1/webhooks";
        add(group, "JSON that breaks off", "POST", path, JSON, "{\"url\":", MALFORMED);
        add(group, "no body", "POST", path, JSON, "", MALFORMED);
        add(
                group,
                "an address inside",
                "POST",
                path,
                JSON,
                "{\"url\":\"http://169.254.169.254/\"}",
                NO_PARAMETER);
        add(
                group,
                "an address that is none",
                "POST",
                path,
                JSON,
                "{\"url\":\"file:///etc/passwd\"}",
                NO_PARAMETER);
        add(
                group,
                "form instead of JSON",
                "POST",
                path,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "url=x",
                new Refused(415, "unsupported-media-type"));
    }

    private void headers() {
        String group = "Headers";
        add(
                group,
                "a page of another site",
                "POST",
                "/v1/uploads",
                Map.of(
                        "Origin",
                        "https://evil.example",
                        "Content-Type",
                        "multipart/form-data; boundary=b"),
                "--b--\r\n",
                new Refused(403, "origin-not-allowed"));
        add(
                group,
                "only XML is accepted",
                "GET",
                "/v1/batches",
                Map.of("Accept", "application/xml"),
                "",
                new Refused(406, "not-acceptable"));
    }
}
