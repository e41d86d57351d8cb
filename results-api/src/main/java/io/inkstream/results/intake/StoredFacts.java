package io.inkstream.results.intake;

import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.BatchControl;
import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.DocumentSplit;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.PageList;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.SealedList;
import io.inkstream.contracts.TenantId;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * What the objects of all batches say, as the events that once told of them. Objects are facts, so
 * a listing of the store gives all that the topics ever gave.
 */
final class StoredFacts {
    private static final Logger LOG = Logger.getLogger(StoredFacts.class);
    private static final String BATCHES = "t/";
    private static final Pattern KEY = Pattern.compile("t/([^/]+)/b/[^/]+/(.+)");
    private static final Pattern DOCUMENT = Pattern.compile("documents/[^/]+\\.json");
    private static final Pattern CONTROL = Pattern.compile("markers/\\d+\\.json");
    private static final Pattern PAGES = Pattern.compile("pages/[^/]+/pages\\.json");
    private static final Pattern CORRECTION =
            Pattern.compile("corrections/[^/]+/\\d+/[^/]+/\\d+\\.json");
    private static final Pattern OUTCOME = Pattern.compile("outcomes/[^/]+/\\d+/[^/]+\\.json");

    private final ObjectStore store;

    StoredFacts(ObjectStore store) {
        this.store = store;
    }

    /** Takes the facts, some at a time, in no order that means anything. */
    @FunctionalInterface
    interface Visitor {
        /**
         * @param objects listed since the beginning
         */
        void take(List<IntakeEvent> events, long objects) throws StorageException, IOException;
    }

    void visit(Visitor visitor) throws StorageException, IOException {
        long objects = 0;
        List<ObjectStat> page = store.list(BATCHES, "", ObjectStore.PAGE);
        while (!page.isEmpty()) {
            objects += page.size();
            visitor.take(events(page), objects);
            page = store.list(BATCHES, page.getLast().key(), ObjectStore.PAGE);
        }
    }

    private List<IntakeEvent> events(List<ObjectStat> objects) throws StorageException {
        List<IntakeEvent> events = new ArrayList<>();
        for (ObjectStat object : objects) {
            Matcher key = KEY.matcher(object.key());
            if (key.matches()) {
                event(object.key(), new TenantId(key.group(1)), key.group(2))
                        .ifPresent(events::add);
            }
        }
        return events;
    }

    /** Empty for what is no fact, was deleted meanwhile, or cannot be read. */
    private Optional<IntakeEvent> event(String key, TenantId tenant, String name)
            throws StorageException {
        if (!isFact(name)) {
            return Optional.empty();
        }
        Optional<byte[]> bytes = store.find(key);
        try {
            return bytes.isPresent()
                    ? Optional.of(event(tenant, name, bytes.get()))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            LOG.warnf("damaged, passed over: %s: %s", key, e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isFact(String name) {
        return name.equals("manifest.json")
                || name.equals("sealed.json")
                || name.startsWith("markers/")
                || DOCUMENT.matcher(name).matches()
                || PAGES.matcher(name).matches()
                || CORRECTION.matcher(name).matches()
                || OUTCOME.matcher(name).matches();
    }

    private static IntakeEvent event(TenantId tenant, String name, byte[] bytes)
            throws IOException {
        if (name.equals("manifest.json")) {
            return command(BatchCommand.accepted(Json.read(bytes, BatchManifest.class)));
        }
        if (name.equals("sealed.json")) {
            return command(BatchCommand.sealed(tenant, Json.read(bytes, SealedList.class)));
        }
        if (CONTROL.matcher(name).matches()) {
            return command(BatchCommand.of(Json.read(bytes, BatchControl.class)));
        }
        if (name.startsWith("markers/")) {
            return command(Json.read(bytes, BatchCommand.class));
        }
        if (DOCUMENT.matcher(name).matches()) {
            return new IntakeEvent.Submitted(Json.read(bytes, DocumentRecord.class));
        }
        if (PAGES.matcher(name).matches()) {
            return new IntakeEvent.Split(DocumentSplit.of(Json.read(bytes, PageList.class)));
        }
        if (CORRECTION.matcher(name).matches()) {
            return new IntakeEvent.Corrected(Json.read(bytes, LineCorrected.class));
        }
        return new IntakeEvent.Outcome(
                Json.read(bytes, PageOutcome.class), new String(bytes, StandardCharsets.UTF_8));
    }

    private static IntakeEvent command(BatchCommand command) {
        return new IntakeEvent.Command(command);
    }
}
