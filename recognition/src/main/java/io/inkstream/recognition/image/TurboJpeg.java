package io.inkstream.recognition.image;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/**
 * The system's libjpeg-turbo, called through the foreign function API: decodes the luminance of a
 * JPEG two to four times as fast as ImageIO and to the same levels. Takes whole and faultless files
 * only; of anything else it makes nothing, and ImageIO has its say. Present where the library is
 * installed (Debian: libturbojpeg0). Safe for any thread.
 */
@SuppressWarnings("restricted") // native access is what this class is for
final class TurboJpeg {
    private static final List<String> NAMES = List.of("libturbojpeg.so.0", "libturbojpeg.0.dylib");
    private static final int GRAY = 6;

    /** Accurate transform, an end at the first warning, no endless progressive scans. */
    private static final int FLAGS = 4096 | 8192 | 32768;

    private static final AddressLayout POINTER = ValueLayout.ADDRESS;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    /** An unsigned long of C, on the systems named here. */
    private static final ValueLayout.OfLong SIZE = ValueLayout.JAVA_LONG;

    private static final Optional<TurboJpeg> INSTALLED = load();

    private final MethodHandle init;
    private final MethodHandle header;
    private final MethodHandle decompress;
    private final MethodHandle destroy;

    private TurboJpeg(SymbolLookup library) {
        Linker linker = Linker.nativeLinker();
        this.init = bind(linker, library, "tjInitDecompress", FunctionDescriptor.of(POINTER));
        this.header =
                bind(
                        linker,
                        library,
                        "tjDecompressHeader3",
                        FunctionDescriptor.of(
                                INT, POINTER, POINTER, SIZE, POINTER, POINTER, POINTER, POINTER));
        this.decompress =
                bind(
                        linker,
                        library,
                        "tjDecompress2",
                        FunctionDescriptor.of(
                                INT, POINTER, POINTER, SIZE, POINTER, INT, INT, INT, INT, INT));
        this.destroy = bind(linker, library, "tjDestroy", FunctionDescriptor.of(INT, POINTER));
    }

    private static MethodHandle bind(
            Linker linker, SymbolLookup library, String name, FunctionDescriptor signature) {
        return linker.downcallHandle(library.findOrThrow(name), signature);
    }

    static Optional<TurboJpeg> find() {
        return INSTALLED;
    }

    private static Optional<TurboJpeg> load() {
        for (String name : NAMES) {
            try {
                return Optional.of(new TurboJpeg(SymbolLookup.libraryLookup(name, Arena.global())));
            } catch (RuntimeException e) {
                // not installed under this name, or too old to have these functions
            }
        }
        return Optional.empty();
    }

    /**
     * The luminance of a JPEG whose first component it is.
     *
     * @return empty if the file is not faultless or larger than allowed
     */
    Optional<PageImage> decode(byte[] file, int dpi, ImageLimits limits) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment handle = (MemorySegment) init.invokeExact();
            if (handle.address() == 0) {
                return Optional.empty();
            }
            try {
                return decode(handle, arena, file, dpi, limits);
            } finally {
                int _ = (int) destroy.invokeExact(handle);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a call into libjpeg-turbo failed", e);
        }
    }

    private Optional<PageImage> decode(
            MemorySegment handle, Arena arena, byte[] file, int dpi, ImageLimits limits)
            throws Throwable {
        MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, file);
        MemorySegment sizes = arena.allocate(INT, 4);
        int read =
                (int)
                        header.invokeExact(
                                handle,
                                bytes,
                                (long) file.length,
                                sizes.asSlice(0),
                                sizes.asSlice(4),
                                sizes.asSlice(8),
                                sizes.asSlice(12));
        int width = sizes.getAtIndex(INT, 0);
        int height = sizes.getAtIndex(INT, 1);
        if (read != 0 || width < 1 || height < 1 || !limits.allow(width, height)) {
            return Optional.empty();
        }
        MemorySegment pixels = arena.allocate((long) width * height);
        int decoded =
                (int)
                        decompress.invokeExact(
                                handle,
                                bytes,
                                (long) file.length,
                                pixels,
                                width,
                                width,
                                height,
                                GRAY,
                                FLAGS);
        return decoded == 0
                ? Optional.of(
                        new PageImage(width, height, dpi, pixels.toArray(ValueLayout.JAVA_BYTE)))
                : Optional.empty();
    }
}
