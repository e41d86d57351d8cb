package io.inkstream.recognition.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtProvider;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AcceleratorTest {
    private static final Set<OrtProvider> PROCESSOR_ONLY = Set.of(OrtProvider.CPU);
    private static final Set<OrtProvider> ALL =
            Set.of(OrtProvider.CPU, OrtProvider.CUDA, OrtProvider.TENSOR_RT);

    @Test
    void aGpuIsTakenWhereItIsThere() throws Exception {
        assertThat(Accelerator.of(Device.AUTO, ALL, _ -> true).device()).isEqualTo(Device.CUDA);
        assertThat(Accelerator.of(Device.CUDA, ALL, _ -> true).isShared()).isTrue();
        assertThat(Accelerator.of(Device.TENSORRT, ALL, _ -> true).device())
                .isEqualTo(Device.TENSORRT);
    }

    @Test
    void withoutOneTheProcessorIsTakenUnlessAGpuIsAskedFor() throws Exception {
        assertThat(Accelerator.of(Device.AUTO, ALL, _ -> false)).isSameAs(Accelerator.CPU);
        assertThat(Accelerator.of(Device.AUTO, PROCESSOR_ONLY, _ -> true))
                .isSameAs(Accelerator.CPU);
        assertThat(Accelerator.of(Device.CPU, ALL, _ -> true)).isSameAs(Accelerator.CPU);
    }

    @Test
    void librariesThatAreMissingAreNamed() {
        assertThatThrownBy(() ->
                        Accelerator.of(
                                Device.CUDA, ALL, library -> !library.equals("libcudnn.so.9")))
                .isInstanceOf(InferenceException.class)
                .hasMessageContaining("cuda is asked for")
                .hasMessageContaining("libraries are missing: libcudnn.so.9;")
                .hasMessageContaining("device cpu");
        assertThatThrownBy(() -> Accelerator.of(Device.TENSORRT, ALL, _ -> false))
                .hasMessageContaining("libcudart.so.12")
                .hasMessageContaining("libnvinfer.so.10")
                .hasMessageContaining("TensorRT 10");
    }

    @Test
    void aBuildWithoutCudaSaysHowToMakeOne() {
        assertThatThrownBy(() -> Accelerator.of(Device.CUDA, PROCESSOR_ONLY, _ -> false))
                .hasMessageContaining("no support for it")
                .hasMessageContaining("libcuda.so.1")
                .hasMessageContaining("-Pcuda");
    }

    /** Whatever this machine has, the answer is a device or the names of what is missing. */
    @Test
    void thisMachineIsAsked() throws Exception {
        assertThat(Accelerator.of(Device.AUTO).device()).isIn(Device.CPU, Device.CUDA);
        try {
            assertThat(Accelerator.of(Device.CUDA).device()).isEqualTo(Device.CUDA);
        } catch (InferenceException e) {
            assertThat(e).hasMessageContaining("the device cuda is asked for");
        }
    }
}
