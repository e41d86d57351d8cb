package io.inkstream.recognition.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

/**
 * The one ONNX Runtime of the process, its telemetry switched off: what we read is nobody else's.
 */
public final class OnnxEnvironment {
    private static final OrtEnvironment ENVIRONMENT = open();

    private OnnxEnvironment() {}

    public static OrtEnvironment get() {
        return ENVIRONMENT;
    }

    private static OrtEnvironment open() {
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false);
            return environment;
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot be set up", e);
        }
    }
}
