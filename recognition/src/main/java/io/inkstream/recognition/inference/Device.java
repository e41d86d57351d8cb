package io.inkstream.recognition.inference;

/** What line models are computed on. */
public enum Device {
    /** CUDA where it can be had, else the processor. */
    AUTO,
    CPU,
    /** An NVIDIA GPU, by ONNX Runtime's CUDA provider. */
    CUDA,
    /** An NVIDIA GPU, by TensorRT, with CUDA for what that cannot do. */
    TENSORRT
}
