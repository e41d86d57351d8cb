package io.inkstream.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inkstream.contracts.Json;
import java.io.IOException;

/** The server answered with a problem. */
public final class ProblemException extends ClientException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String json;

    private ProblemException(int status, String code, String message, String json) {
        super(message);
        this.status = status;
        this.code = code;
        this.json = json;
    }

    /** Reads the problem; whatever else was answered becomes one without code. */
    static ProblemException of(int status, byte[] body) {
        JsonNode problem = read(status, body);
        String title = problem.path("title").asText("HTTP " + status);
        String detail = problem.path("detail").asText("");
        return new ProblemException(
                status,
                problem.path("code").asText(""),
                detail.isEmpty() ? title : title + ": " + detail,
                problem.toString());
    }

    private static JsonNode read(int status, byte[] body) {
        try {
            JsonNode read = Json.mapper().readTree(body);
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (IOException e) {
            // answered below
        }
        ObjectNode unknown = JsonNodeFactory.instance.objectNode();
        return unknown.put("status", status).put("title", "HTTP " + status);
    }

    public int status() {
        return status;
    }

    /** The stable code, empty when the answer was no problem of ours. */
    public String code() {
        return code;
    }

    /** The problem as it was answered. */
    public String json() {
        return json;
    }
}
