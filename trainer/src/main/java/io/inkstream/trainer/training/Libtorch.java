package io.inkstream.trainer.training;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * What must be set before the first libtorch class loads. OpenMP threads that spin for long slow
 * training tenfold on a machine with other work, so there is one per worker; JavaCPP's own memory
 * limit counts the wrong memory and is off. Threads share one heap of the C library: with one each,
 * blocks of ever new sizes leave holes, and memory grew to several times what training needs.
 */
public final class Libtorch {

    /** {@code M_ARENA_MAX} of glibc's {@code mallopt}. */
    private static final int ARENA_MAX = -8;

    private Libtorch() {}

    /** Call once, first. */
    public static void prepare(long seed) {
        System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        System.setProperty("org.bytedeco.javacpp.maxBytes", "0");
        setEnvironment("OMP_NUM_THREADS", "1");
        setEnvironment("OPENBLAS_NUM_THREADS", "1");
        shareOneHeap();
        useOneThread();
        org.bytedeco.pytorch.global.torch.manual_seed(seed);
    }

    /** Each worker computes on its own thread, and libtorch adds none. */
    static void useOneThread() {
        org.bytedeco.pytorch.global.torch.set_num_threads(1);
    }

    private static void setEnvironment(String name, String value) {
        MethodHandle setenv =
                function("setenv", ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT)
                        .orElseThrow();
        try (Arena arena = Arena.ofConfined()) {
            if (call(setenv, arena.allocateFrom(name), arena.allocateFrom(value), 0) != 0) {
                throw new IllegalStateException("setenv " + name + " failed");
            }
        }
    }

    /** Other C libraries have no such heaps, nor the call; where it fails, more memory is used. */
    private static void shareOneHeap() {
        function("mallopt", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)
                .ifPresent(mallopt -> call(mallopt, ARENA_MAX, 1));
    }

    private static int call(MethodHandle function, Object... arguments) {
        try {
            return (int) function.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            // a wrong argument is a bug of ours and stays what it is
            throw e;
        } catch (Throwable e) {
            // the signature of a method handle; the function itself throws nothing
            throw new IllegalStateException("a call into the C library failed", e);
        }
    }

    /** A function of the C library that returns an int. */
    @SuppressWarnings("restricted") // the C library's own functions, with their own signatures
    private static Optional<MethodHandle> function(String name, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find(name)
                .map(address ->
                        linker.downcallHandle(
                                address, FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments)));
    }
}
