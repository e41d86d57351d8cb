package io.inkstream.trainer.training;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * What must be set before the first libtorch class loads. OpenMP threads that spin for long slow
 * training tenfold on a machine with other work, so there is one per worker; JavaCPP's own memory
 * limit counts the wrong memory and is off.
 */
public final class Libtorch {

    private Libtorch() {}

    /** Call once, first. */
    public static void prepare(long seed) {
        System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        System.setProperty("org.bytedeco.javacpp.maxBytes", "0");
        setEnvironment("OMP_NUM_THREADS", "1");
        setEnvironment("OPENBLAS_NUM_THREADS", "1");
        useOneThread();
        org.bytedeco.pytorch.global.torch.manual_seed(seed);
    }

    /** Each worker computes on its own thread, and libtorch adds none. */
    static void useOneThread() {
        org.bytedeco.pytorch.global.torch.set_num_threads(1);
    }

    @SuppressWarnings(
            "restricted") // the one native call that must come before any library is loaded
    private static void setEnvironment(String name, String value) {
        Linker linker = Linker.nativeLinker();
        MemorySegment setenv = linker.defaultLookup().findOrThrow("setenv");
        MethodHandle call =
                linker.downcallHandle(
                        setenv,
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int result =
                    (int) call.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 0);
            if (result != 0) {
                throw new IllegalStateException("setenv " + name + " failed");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            // the signature of a method handle; the function itself throws nothing
            throw new IllegalStateException("setenv " + name, e);
        }
    }
}
