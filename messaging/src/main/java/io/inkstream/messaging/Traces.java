package io.inkstream.messaging;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes a trace over Kafka: what is sent within a span carries it in the W3C header {@code
 * traceparent}, and whoever takes the record goes on with it. Records without the header are not
 * traced; nothing is where no OpenTelemetry runs in the process.
 */
public final class Traces {
    static final String HEADER = "traceparent";

    private static final TextMapGetter<ReceivedEvent> HEADERS =
            new TextMapGetter<>() {
                @Override
                public Iterable<String> keys(ReceivedEvent event) {
                    return List.of(HEADER);
                }

                @Override
                public @Nullable String get(@Nullable ReceivedEvent event, String name) {
                    return event == null ? null : event.header(name).orElse(null);
                }
            };

    private Traces() {}

    /** The header for what is sent now; absent when the present span is not recorded. */
    static Optional<String> header() {
        String[] header = new String[1];
        if (Span.current().getSpanContext().isSampled()) {
            W3CTraceContextPropagator.getInstance()
                    .inject(
                            Context.current(),
                            header,
                            (carrier, name, value) -> {
                                if (carrier != null && name.equals(HEADER)) {
                                    carrier[0] = value;
                                }
                            });
        }
        return Optional.ofNullable(header[0]);
    }

    /** Works a record within a span named {@code process TOPIC}. */
    static <T> T process(ReceivedEvent event, Callable<T> work) throws Exception {
        Span span = start(event);
        try (Scope _ = span.makeCurrent()) {
            return work.call();
        } catch (Exception e) {
            // told to the trace, whatever it was, and passed on
            span.setStatus(StatusCode.ERROR, String.valueOf(e.getMessage()));
            throw e;
        } finally {
            span.end();
        }
    }

    /**
     * Begins a span named {@code process TOPIC} for each record that is traced; the caller ends
     * them.
     */
    public static List<Span> start(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(ReceivedEvent::new)
                .filter(event -> event.header(HEADER).isPresent())
                .map(Traces::start)
                .toList();
    }

    private static Span start(ReceivedEvent event) {
        if (event.header(HEADER).isEmpty()) {
            return Span.getInvalid();
        }
        Context told =
                W3CTraceContextPropagator.getInstance().extract(Context.root(), event, HEADERS);
        ConsumerRecord<byte[], byte[]> taken = event.consumerRecord();
        return tracer().spanBuilder("process " + taken.topic())
                .setParent(told)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.destination.name", taken.topic())
                .setAttribute(
                        "messaging.destination.partition.id", String.valueOf(taken.partition()))
                .setAttribute("messaging.kafka.offset", taken.offset())
                .setAttribute("inkstream.subject", event.header("ce_subject").orElse(""))
                .startSpan();
    }

    private static Tracer tracer() {
        return GlobalOpenTelemetry.getTracer("io.inkstream");
    }
}
