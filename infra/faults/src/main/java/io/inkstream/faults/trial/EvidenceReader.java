package io.inkstream.faults.trial;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.TenantId;
import io.inkstream.faults.check.BatchRow;
import io.inkstream.faults.check.Digests;
import io.inkstream.faults.check.Evidence;
import io.inkstream.faults.check.OutcomeRow;
import io.inkstream.faults.check.Told;
import io.inkstream.faults.installation.Installation;
import io.inkstream.storage.ObjectNotFoundException;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.inkstream.storage.directory.DirectoryObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at store, topics and tables after a trial. */
final class EvidenceReader {
    private final Installation installation;
    private final EventTap tap;

    EvidenceReader(Installation installation) {
        this.installation = installation;
        this.tap = new EventTap(installation.bootstrapServers());
    }

    Evidence read(World world, Map<String, String> readings) throws IOException {
        BatchId batch = world.batch();
        try (Connection database = installation.openDatabase()) {
            return new Evidence(
                    world.log(),
                    objects(batch),
                    told(batch),
                    batches(database, batch),
                    outcomes(database, batch),
                    readings,
                    world.isUndisturbed());
        } catch (SQLException | StorageException e) {
            throw new IOException("the evidence cannot be read", e);
        }
    }

    private Map<String, byte[]> objects(BatchId batch) throws StorageException {
        Map<String, byte[]> objects = new HashMap<>();
        try (ObjectStore store = DirectoryObjectStore.open(installation.objects())) {
            for (ObjectStat stat : store.listAll(ObjectKeys.batch(TenantId.DEFAULT, batch))) {
                try {
                    objects.put(stat.key(), store.read(stat.key()));
                } catch (ObjectNotFoundException e) {
                    // removed since it was listed
                }
            }
        }
        return objects;
    }

    private List<Told> told(BatchId batch) {
        return tap.news().stream()
                .map(EventTap::told)
                .filter(told -> told.key().startsWith(batch.value()))
                .toList();
    }

    private static List<BatchRow> batches(Connection database, BatchId batch) throws SQLException {
        List<Long> steps = new ArrayList<>();
        try (PreparedStatement query =
                database.prepareStatement(
                        "select seq from progress_events where batch_id = ? order by seq")) {
            query.setString(1, batch.value());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    steps.add(rows.getLong(1));
                }
            }
        }
        try (PreparedStatement query =
                database.prepareStatement("select * from batches where batch_id = ?")) {
            query.setString(1, batch.value());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? List.of(batch(batch, row, steps)) : List.of();
            }
        }
    }

    private static BatchRow batch(BatchId batch, ResultSet row, List<Long> steps)
            throws SQLException {
        return new BatchRow(
                batch,
                row.getString("state"),
                row.getInt("documents"),
                row.getInt("pages"),
                row.getInt("pages_done"),
                row.getInt("pages_failed"),
                steps);
    }

    private static List<OutcomeRow> outcomes(Connection database, BatchId batch)
            throws SQLException {
        List<OutcomeRow> outcomes = new ArrayList<>();
        try (PreparedStatement query =
                database.prepareStatement("select * from outcomes where batch_id = ?")) {
            query.setString(1, batch.value());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String page = rows.getString("document_id") + "." + rows.getInt("page");
                    byte[] told = rows.getString("record").getBytes(StandardCharsets.UTF_8);
                    outcomes.add(
                            new OutcomeRow(
                                    new PageId(page),
                                    rows.getString("outcome_id"),
                                    Digests.sha256(told)));
                }
            }
        }
        return outcomes;
    }
}
