package io.inkstream.trainer.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Number format of the forward pass in training. */
public enum Precision {
    FP32,
    BF16,
    /** bfloat16 where the CPU computes with it; elsewhere it is emulated and ten times slower. */
    AUTO;

    private static final Path CPU = Path.of("/proc/cpuinfo");

    public boolean isBf16Here() {
        return switch (this) {
            case FP32 -> false;
            case BF16 -> true;
            case AUTO -> cpuComputesBf16();
        };
    }

    private static boolean cpuComputesBf16() {
        try {
            return Files.readString(CPU).matches("(?s).*\\b(avx512_bf16|amx_bf16)\\b.*");
        } catch (IOException e) {
            return false;
        }
    }
}
