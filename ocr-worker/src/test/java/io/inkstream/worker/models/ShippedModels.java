package io.inkstream.worker.models;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelFileNames;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The shipped print model under other versions: what is appended to a protocol buffer replaces what
 * it said before, so each version is a file with a digest of its own that reads the same.
 */
public final class ShippedModels {
    public static final String NAME = "latin-print";
    private static final Path FILE = Path.of("..", "models", NAME, ModelFileNames.INT8);
    private static final int METADATA = 14 << 3 | 2;

    private ShippedModels() {}

    public static byte[] version(String version) throws Exception {
        return described("version", version);
    }

    /** With another value of one entry of its description. */
    public static byte[] described(String field, String value) throws Exception {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        text(entry, 1, field);
        text(entry, 2, value);
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        model.writeBytes(Files.readAllBytes(FILE));
        model.write(METADATA);
        length(model, entry.size());
        model.writeBytes(entry.toByteArray());
        return model.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, int field, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(field << 3 | 2);
        length(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void length(ByteArrayOutputStream out, int length) {
        int rest = length;
        while (rest > 0x7F) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /** Lays the file where a registered version lies. */
    public static PinnedModel register(ObjectStore store, String version, byte[] file)
            throws Exception {
        return register(store, NAME, version, file);
    }

    /** The same for a model of another name. */
    public static PinnedModel register(ObjectStore store, String name, String version, byte[] file)
            throws Exception {
        PinnedModel model = new PinnedModel(name, version, Base32.sha256Hex(file));
        store.put(
                ObjectKeys.modelFile(name, version, ModelFileNames.FP32),
                ObjectContent.of(file, "application/octet-stream"));
        store.put(ObjectKeys.modelRecord(name, version), ObjectContent.json(Json.bytes(model)));
        return model;
    }
}
