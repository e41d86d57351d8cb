package io.inkstream.infra;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes traces in the OpenTelemetry protocol over HTTP, and remembers the names of their spans. */
final class TraceReceiver implements AutoCloseable {
    /** Where spans lie in a request: resource spans, scope spans, spans. */
    private static final List<Integer> TO_SPANS = List.of(1, 2, 2);

    private static final int TRACE_ID = 1;
    private static final int NAME = 5;

    private final HttpServer server;
    private final Map<String, Set<String>> names = new ConcurrentHashMap<>();

    TraceReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Names of spans by trace. */
    Map<String, Set<String>> traces() {
        return Map.copyOf(names);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            spans(ByteBuffer.wrap(exchange.getRequestBody().readAllBytes()), 0);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void spans(ByteBuffer message, int depth) {
        if (depth == TO_SPANS.size()) {
            span(message);
            return;
        }
        while (message.hasRemaining()) {
            Field field = Field.next(message);
            if (field.number() == TO_SPANS.get(depth)) {
                spans(field.content(), depth + 1);
            }
        }
    }

    private void span(ByteBuffer message) {
        String trace = "";
        String name = "";
        while (message.hasRemaining()) {
            Field field = Field.next(message);
            if (field.number() == TRACE_ID) {
                trace = HexFormat.of().formatHex(bytes(field.content()));
            } else if (field.number() == NAME) {
                name = new String(bytes(field.content()), StandardCharsets.UTF_8);
            }
        }
        names.computeIfAbsent(trace, _ -> ConcurrentHashMap.newKeySet()).add(name);
    }

    private static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /**
     * A field of a message in protocol buffers.
     *
     * @param content empty for numbers
     */
    private record Field(int number, ByteBuffer content) {
        private static final int VARINT = 0;
        private static final int FIXED64 = 1;
        private static final int BYTES = 2;
        private static final int FIXED32 = 5;

        static Field next(ByteBuffer message) {
            int tag = (int) varint(message);
            int length = 0;
            switch (tag & 7) {
                case VARINT -> varint(message);
                case FIXED64 -> message.position(message.position() + Long.BYTES);
                case FIXED32 -> message.position(message.position() + Integer.BYTES);
                case BYTES -> length = (int) varint(message);
                default -> throw new IllegalStateException("wire type " + (tag & 7));
            }
            ByteBuffer content = message.slice(message.position(), length);
            message.position(message.position() + length);
            return new Field(tag >>> 3, content);
        }

        private static long varint(ByteBuffer message) {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = message.get();
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }
    }
}
