package io.inkstream.recognition.inspection;

import java.util.Set;

/**
 * The operators of ONNX's own domain that models are made of: arithmetic on tensors, without
 * control flow, text, sequences, random numbers, or anything that makes much out of little.
 */
final class AllowedOperators {
    private static final Set<String> DOMAINS = Set.of("", "ai.onnx");

    private static final Set<String> NAMES =
            Set.of(
                    "Abs",
                    "Add",
                    "And",
                    "ArgMax",
                    "AveragePool",
                    "BatchNormalization",
                    "Cast",
                    "Ceil",
                    "Clip",
                    "Concat",
                    "Constant",
                    "Conv",
                    "Cos",
                    "DequantizeLinear",
                    "Div",
                    "Elu",
                    "Equal",
                    "Erf",
                    "Exp",
                    "Flatten",
                    "Floor",
                    "GRU",
                    "Gather",
                    "Gelu",
                    "Gemm",
                    "GlobalAveragePool",
                    "GlobalMaxPool",
                    "Greater",
                    "GreaterOrEqual",
                    "GroupNormalization",
                    "HardSigmoid",
                    "HardSwish",
                    "Identity",
                    "InstanceNormalization",
                    "LSTM",
                    "LayerNormalization",
                    "LeakyRelu",
                    "Less",
                    "LessOrEqual",
                    "Log",
                    "LogSoftmax",
                    "MatMul",
                    "MatMulInteger",
                    "Max",
                    "MaxPool",
                    "Mean",
                    "Min",
                    "Mish",
                    "Mul",
                    "Neg",
                    "Not",
                    "Or",
                    "PRelu",
                    "Pow",
                    "QLinearConv",
                    "QLinearMatMul",
                    "QuantizeLinear",
                    "Range",
                    "Reciprocal",
                    "ReduceMax",
                    "ReduceMean",
                    "ReduceMin",
                    "ReduceSum",
                    "Relu",
                    "Reshape",
                    "Round",
                    "Selu",
                    "Shape",
                    "Sigmoid",
                    "Sin",
                    "Slice",
                    "Softmax",
                    "Softplus",
                    "Softsign",
                    "Split",
                    "Sqrt",
                    "Squeeze",
                    "Sub",
                    "Sum",
                    "Tanh",
                    "Transpose",
                    "Unsqueeze",
                    "Where");

    /** Line finders draw coarse maps larger; their pictures have a greatest size. */
    private static final Set<String> OF_SEGMENTERS = Set.of("Resize");

    private AllowedOperators() {}

    static boolean contains(String domain, String operator, boolean segmenter) {
        return DOMAINS.contains(domain)
                && (NAMES.contains(operator) || (segmenter && OF_SEGMENTERS.contains(operator)));
    }
}
