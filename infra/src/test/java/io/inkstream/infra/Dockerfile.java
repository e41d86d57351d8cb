package io.inkstream.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import io.inkstream.contracts.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The instructions of a Dockerfile, each written on one line. */
record Dockerfile(List<String> instructions) {

    static Dockerfile read(String path) {
        return new Dockerfile(
                Repository.read(path)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList());
    }

    /** What follows the keyword, one entry per instruction. */
    List<String> all(String keyword) {
        return instructions.stream()
                .filter(line -> line.startsWith(keyword + " "))
                .map(line -> line.substring(keyword.length() + 1).strip())
                .toList();
    }

    String one(String keyword) {
        List<String> found = all(keyword);
        if (found.size() != 1) {
            throw new AssertionError("expected one " + keyword + ", found " + found);
        }
        return found.getFirst();
    }

    /** Where copies come from. */
    List<String> copied() {
        return all("COPY").stream().map(copy -> copy.split(" ", -1)[0]).toList();
    }

    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        for (String setting : all("ENV")) {
            int equals = setting.indexOf('=');
            environment.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return environment;
    }

    List<String> entryPoint() {
        try {
            return Json.mapper().readValue(one("ENTRYPOINT"), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
