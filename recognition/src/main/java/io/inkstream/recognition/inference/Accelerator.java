package io.inkstream.recognition.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The device that was chosen at start, for all sessions. What was asked for and cannot be had is an
 * error that names what is missing; a GPU is never silently replaced.
 */
public final class Accelerator {
    public static final Accelerator CPU = new Accelerator(Device.CPU);

    /** What the CUDA provider of ONNX Runtime 1.29 links or opens. */
    private static final List<String> CUDA_LIBRARIES =
            List.of(
                    "libcuda.so.1",
                    "libcudart.so.12",
                    "libcublas.so.12",
                    "libcublasLt.so.12",
                    "libcurand.so.10",
                    "libcufft.so.11",
                    "libcudnn.so.9");

    private static final List<String> TENSORRT_LIBRARIES =
            List.of("libnvinfer.so.10", "libnvinfer_plugin.so.10", "libnvonnxparser.so.10");

    private final Device device;

    private Accelerator(Device device) {
        this.device = device;
    }

    /** Looks at this machine. */
    public static Accelerator of(Device wanted) throws InferenceException {
        return of(wanted, OrtEnvironment.getAvailableProviders(), Accelerator::isThere);
    }

    /**
     * Chooses.
     *
     * @param providers that this build of ONNX Runtime has
     * @param isThere whether a library can be loaded
     */
    static Accelerator of(Device wanted, Set<OrtProvider> providers, Predicate<String> isThere)
            throws InferenceException {
        return switch (wanted) {
            case CPU -> CPU;
            case AUTO ->
                    providers.contains(OrtProvider.CUDA) && missing(Device.CUDA, isThere).isEmpty()
                            ? new Accelerator(Device.CUDA)
                            : CPU;
            case CUDA -> required(wanted, OrtProvider.CUDA, providers, isThere);
            case TENSORRT -> required(wanted, OrtProvider.TENSOR_RT, providers, isThere);
        };
    }

    private static Accelerator required(
            Device wanted,
            OrtProvider provider,
            Set<OrtProvider> providers,
            Predicate<String> isThere)
            throws InferenceException {
        List<String> missing = missing(wanted, isThere);
        String name = wanted.name().toLowerCase(Locale.ROOT);
        if (!providers.contains(provider)) {
            throw new InferenceException(
                    "the device %s is asked for, and this build has no support for it%s; build with -Pcuda, or ask for the device cpu"
                            .formatted(
                                    name,
                                    missing.isEmpty()
                                            ? ""
                                            : ", and these libraries are missing: "
                                                    + String.join(", ", missing)));
        }
        if (!missing.isEmpty()) {
            throw new InferenceException(
                    "the device %s is asked for, and these libraries are missing: %s; install the driver, CUDA 12 and cuDNN 9%s, or ask for the device cpu"
                            .formatted(
                                    name,
                                    String.join(", ", missing),
                                    wanted == Device.TENSORRT ? ", and TensorRT 10" : ""));
        }
        return new Accelerator(wanted);
    }

    private static List<String> missing(Device device, Predicate<String> isThere) {
        List<String> needed = new ArrayList<>(CUDA_LIBRARIES);
        if (device == Device.TENSORRT) {
            needed.addAll(TENSORRT_LIBRARIES);
        }
        needed.removeIf(isThere);
        return List.copyOf(needed);
    }

    @SuppressWarnings("restricted") // the flags of the build allow native access
    private static boolean isThere(String library) {
        try (Arena arena = Arena.ofConfined()) {
            return SymbolLookup.libraryLookup(library, arena) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Never {@link Device#AUTO}. */
    public Device device() {
        return device;
    }

    /** Whether one session takes the work of all threads. */
    public boolean isShared() {
        return device != Device.CPU;
    }

    /** Sessions run here. */
    void addTo(OrtSession.SessionOptions options) throws OrtException {
        switch (device) {
            case CPU, AUTO -> {
                // what sessions run on when nothing is added
            }
            case CUDA -> addCuda(options);
            case TENSORRT -> {
                try (OrtTensorRTProviderOptions tensorRt = new OrtTensorRTProviderOptions(0)) {
                    tensorRt.add("trt_fp16_enable", "1");
                    options.addTensorrt(tensorRt);
                }
                addCuda(options);
            }
        }
    }

    private static void addCuda(OrtSession.SessionOptions options) throws OrtException {
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(0)) {
            // looking for the fastest convolution anew for every width costs more than it gains
            cuda.add("cudnn_conv_algo_search", "DEFAULT");
            options.addCUDA(cuda);
        }
        // plans for one width are of no use for the next, and are kept for ever
        options.setMemoryPatternOptimization(false);
    }
}
