package io.inkstream.recognition.inspection;

import io.inkstream.recognition.model.ModelKind;
import io.inkstream.recognition.model.WireReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a model file holds, read as a protocol buffer without any runtime: only operators that
 * models need, no graph within a graph, functions that do not go deep, tensors that hold their own
 * finite numbers. The numbers of fields are those of onnx.proto.
 */
final class GraphInspection {
    private static final int MODEL_GRAPH = 7;
    private static final int MODEL_METADATA = 14;
    private static final int MODEL_TRAINING = 20;
    private static final int MODEL_FUNCTIONS = 25;

    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int GRAPH_SPARSE_INITIALIZER = 15;

    private static final int FUNCTION_NAME = 1;
    private static final int FUNCTION_NODE = 7;
    private static final int FUNCTION_DOMAIN = 10;

    private static final int NODE_OPERATOR = 4;
    private static final int NODE_ATTRIBUTE = 5;
    private static final int NODE_DOMAIN = 7;

    private static final int ATTRIBUTE_TENSOR = 5;
    private static final int ATTRIBUTE_GRAPH = 6;
    private static final int ATTRIBUTE_TENSORS = 10;
    private static final int ATTRIBUTE_GRAPHS = 11;

    private static final int ENTRY_KEY = 1;
    private static final int ENTRY_VALUE = 2;

    private final Map<String, Set<String>> functions = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, String> metadata = new HashMap<>();
    private boolean hasGraph;

    private GraphInspection() {}

    /** Returns what the model says of itself, which has not been looked at. */
    static Map<String, String> check(byte[] model) throws RefusedModelException {
        GraphInspection inspection = new GraphInspection();
        try {
            inspection.model(new WireReader(ByteBuffer.wrap(model)));
        } catch (IOException e) {
            throw new RefusedModelException(
                    ModelFault.CORRUPT, "is no ONNX file: " + e.getMessage(), e);
        }
        if (!inspection.hasGraph) {
            throw new RefusedModelException(ModelFault.CORRUPT, "has no graph");
        }
        inspection.checkCalls();
        return inspection.metadata;
    }

    private void model(WireReader fields) throws IOException, RefusedModelException {
        while (fields.next()) {
            switch (fields.field()) {
                case MODEL_GRAPH -> {
                    hasGraph = true;
                    graph(new WireReader(fields.bytes()));
                }
                case MODEL_FUNCTIONS -> function(new WireReader(fields.bytes()));
                case MODEL_METADATA -> entry(new WireReader(fields.bytes()));
                case MODEL_TRAINING ->
                        throw new RefusedModelException(
                                ModelFault.STRUCTURE, "brings instructions for training");
                default -> {
                    // versions are the runtime's affair, the rest is documentation
                }
            }
        }
    }

    private void graph(WireReader fields) throws IOException, RefusedModelException {
        while (fields.next()) {
            switch (fields.field()) {
                case GRAPH_NODE -> calls.add(node(new WireReader(fields.bytes())));
                case GRAPH_INITIALIZER -> TensorInspection.check(fields.bytes());
                case GRAPH_SPARSE_INITIALIZER ->
                        throw new RefusedModelException(
                                ModelFault.STRUCTURE, "holds sparse tensors");
                default -> {
                    // names and shapes
                }
            }
        }
    }

    private void function(WireReader fields) throws IOException, RefusedModelException {
        String name = "";
        String domain = "";
        Set<String> called = new HashSet<>();
        while (fields.next()) {
            switch (fields.field()) {
                case FUNCTION_NAME -> name = fields.text();
                case FUNCTION_DOMAIN -> domain = fields.text();
                case FUNCTION_NODE -> called.add(node(new WireReader(fields.bytes())));
                default -> {
                    // parameters
                }
            }
        }
        calls.addAll(called);
        functions.put(domain + "." + name, called);
    }

    /** Returns what the node calls. */
    private static String node(WireReader fields) throws IOException, RefusedModelException {
        String operator = "";
        String domain = "";
        while (fields.next()) {
            switch (fields.field()) {
                case NODE_OPERATOR -> operator = fields.text();
                case NODE_DOMAIN -> domain = fields.text();
                case NODE_ATTRIBUTE -> attribute(new WireReader(fields.bytes()));
                default -> {
                    // names of tensors
                }
            }
        }
        return domain + "." + operator;
    }

    private static void attribute(WireReader fields) throws IOException, RefusedModelException {
        while (fields.next()) {
            switch (fields.field()) {
                case ATTRIBUTE_TENSOR, ATTRIBUTE_TENSORS -> TensorInspection.check(fields.bytes());
                case ATTRIBUTE_GRAPH, ATTRIBUTE_GRAPHS ->
                        throw new RefusedModelException(
                                ModelFault.OPERATOR_NOT_ALLOWED,
                                "a node holds a graph of its own: control flow is not allowed");
                default -> {
                    // numbers
                }
            }
        }
    }

    private void entry(WireReader fields) throws IOException {
        String key = "";
        String value = "";
        while (fields.next()) {
            switch (fields.field()) {
                case ENTRY_KEY -> key = fields.text();
                case ENTRY_VALUE -> value = fields.text();
                default -> {
                    // nothing else is known
                }
            }
        }
        metadata.put(key, value);
    }

    private void checkCalls() throws RefusedModelException {
        boolean segmenter = ModelKind.SEGMENTER.word().equals(metadata.get("kind"));
        for (String call : calls) {
            int dot = call.lastIndexOf('.');
            String domain = call.substring(0, dot);
            String operator = call.substring(dot + 1);
            if (!functions.containsKey(call)
                    && !AllowedOperators.contains(domain, operator, segmenter)) {
                throw new RefusedModelException(
                        ModelFault.OPERATOR_NOT_ALLOWED,
                        "operator '%s'%s is not allowed; docs/models-lifecycle.md lists those that are"
                                .formatted(
                                        operator, domain.isEmpty() ? "" : " of '" + domain + "'"));
            }
        }
        new FunctionDepth(functions).check();
    }
}
