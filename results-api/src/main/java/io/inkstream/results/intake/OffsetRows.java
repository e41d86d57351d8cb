package io.inkstream.results.intake;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** How far each partition has been taken into the read model. */
final class OffsetRows {

    /**
     * @param topicId tells a topic from one that was made anew under its name
     */
    record Position(Uuid topicId, long nextOffset) {}

    private OffsetRows() {}

    static Map<TopicPartition, Position> read(Handle handle) {
        Map<TopicPartition, Position> positions = new HashMap<>();
        handle.createQuery("select topic, partition, topic_id, next_offset from consumer_offsets")
                .map((row, context) ->
                        positions.put(
                                new TopicPartition(row.getString(1), row.getInt(2)),
                                new Position(Uuid.fromString(row.getString(3)), row.getLong(4))))
                .list();
        return positions;
    }

    static void write(Handle handle, Map<TopicPartition, Position> positions) {
        PreparedBatch rows =
                handle.prepareBatch(
                        """
                        insert into consumer_offsets (topic, partition, topic_id, next_offset)
                        values (:topic, :partition, :id, :next)
                        on conflict (topic, partition) do update
                        set topic_id = excluded.topic_id, next_offset = excluded.next_offset
                        """);
        positions.forEach((partition, position) ->
                rows.bind("topic", partition.topic())
                        .bind("partition", partition.partition())
                        .bind("id", position.topicId().toString())
                        .bind("next", position.nextOffset())
                        .add());
        rows.execute();
    }
}
