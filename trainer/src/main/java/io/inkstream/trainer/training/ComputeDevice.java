package io.inkstream.trainer.training;

import static org.bytedeco.pytorch.global.torch.clear_cache;
import static org.bytedeco.pytorch.global.torch.cuda_is_available;
import static org.bytedeco.pytorch.global.torch.set_autocast_cache_enabled;
import static org.bytedeco.pytorch.global.torch.set_autocast_dtype;
import static org.bytedeco.pytorch.global.torch.set_autocast_enabled;

import io.inkstream.trainer.recipe.Device;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Where tensors live and layers compute. */
public final class ComputeDevice {

    /** The processor. */
    public static final ComputeDevice CPU = new ComputeDevice(DeviceType.CPU);

    private final DeviceType type;

    private ComputeDevice(DeviceType type) {
        this.type = type;
    }

    /** What a recipe asks for; a graphics card that is asked for must be there. */
    public static ComputeDevice of(Device asked) throws TrainingException {
        return switch (asked) {
            case CPU -> CPU;
            case AUTO -> cuda_is_available() ? new ComputeDevice(DeviceType.CUDA) : CPU;
            case CUDA -> {
                if (!cuda_is_available()) {
                    throw new TrainingException(
                            "device: cuda was asked for, but libtorch finds no graphics card here: it needs"
                                    + " an NVIDIA driver and org.bytedeco:pytorch for linux-x86_64-gpu"
                                    + " on the class path; take device: cpu or auto");
                }
                yield new ComputeDevice(DeviceType.CUDA);
            }
        };
    }

    /** {@code cpu} or {@code cuda}. */
    public String word() {
        return type == DeviceType.CUDA ? "cuda" : "cpu";
    }

    Tensor here(Tensor tensor) {
        return type == DeviceType.CPU ? tensor : tensor.to(device(), tensor.scalar_type());
    }

    void take(Module module) {
        if (type != DeviceType.CPU) {
            module.to(device(), false);
        }
    }

    /**
     * Runs the forward pass in bfloat16. Afterwards the cache of converted weights is cleared, or
     * the next step would use stale ones.
     */
    Tensor inBf16(Supplier<Tensor> forward) {
        set_autocast_dtype(type, ScalarType.BFloat16);
        set_autocast_cache_enabled(true);
        set_autocast_enabled(type, true);
        try {
            return forward.get();
        } finally {
            clear_cache();
            set_autocast_enabled(type, false);
        }
    }

    private org.bytedeco.pytorch.Device device() {
        return new org.bytedeco.pytorch.Device(type);
    }
}
