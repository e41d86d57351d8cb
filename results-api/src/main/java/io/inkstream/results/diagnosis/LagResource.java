package io.inkstream.results.diagnosis;

import io.inkstream.contracts.Brokers;
import io.inkstream.messaging.PublishException;
import io.inkstream.messaging.QueueLag;
import io.inkstream.platform.KafkaConfig;
import io.inkstream.results.intake.IntakeLag;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far those who read topics are behind. */
@Path("/v1/diagnosis/lag")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operation")
@RunOnVirtualThread
public class LagResource {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String READ_MODEL = "read-model";

    private final KafkaConfig kafka;
    private final Brokers brokers;
    private final IntakeLag intake;
    private final Clock clock;

    /**
     * @param at when it was looked at, by the clock of this replica
     */
    public record Answer(Instant at, List<Lag> items) {
        public Answer {
            items = List.copyOf(items);
        }
    }

    /**
     * @param group that reads the topic; {@code read-model} is the one behind this API
     * @param records that it has not worked yet, those in its hands included
     * @param lanes that work for the group now; of queues alone
     */
    public record Lag(String group, String topic, long records, Optional<Integer> lanes) {}

    @Inject
    LagResource(KafkaConfig kafka, Brokers brokers, IntakeLag intake, Clock clock) {
        this.kafka = kafka;
        this.brokers = brokers;
        this.intake = intake;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "lag",
            summary =
                    "How many records of each topic the queues and the read model have not worked")
    public Answer get() throws PublishException {
        List<Lag> lags = new ArrayList<>();
        for (QueueLag lag : QueueLag.listAll(brokers, kafka.delivery(), LIMIT)) {
            lags.add(
                    new Lag(
                            lag.group().groupName(),
                            lag.topic().topicName(),
                            lag.records(),
                            Optional.of(lag.lanes())));
        }
        intake.byTopic(LIMIT)
                .forEach((topic, records) ->
                        lags.add(
                                new Lag(READ_MODEL, topic.topicName(), records, Optional.empty())));
        return new Answer(clock.instant(), lags);
    }
}
