package io.inkstream.faults.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the woven classes do instead of the right thing. */
public final class Bugs {
    /** A point of the bug that writes under the final name, between the two halves. */
    public static final String HALF_WRITTEN = "half-written";

    private static final long LATE_MILLIS = 3_000;
    private static final Object DONE = new Object();
    private static final AtomicReference<byte @Nullable []> EARLIER = new AtomicReference<>();

    private Bugs() {}

    /** What the method returns at once, or null when it goes on as written. */
    public static @Nullable Object instead(
            String bug, @Nullable Object self, @Nullable Object[] arguments) throws Throwable {
        return switch (Bug.valueOf(bug)) {
            case ACCEPTS_BEFORE_STORING -> acceptFirst(Objects.requireNonNull(self), arguments);
            case NO_CREATE_ONCE -> {
                call(self, "put", arguments);
                yield true;
            }
            case ANNOUNCES_BEFORE_STORING -> storeLate(self, arguments);
            case NO_TEMPORARY_FILE -> writeInPlace(self, arguments);
            case READS_FROM_LATEST ->
                    "earliest".equals(arguments[1])
                            ? callStatic(
                                    "io.inkstream.messaging.TopicSetup",
                                    "set",
                                    arguments[0],
                                    "latest")
                            : null;
            case OFFSETS_BEFORE_ROWS -> {
                callStatic(
                        "io.inkstream.results.intake.OffsetRows",
                        "write",
                        arguments[0],
                        arguments[3]);
                yield null;
            }
            case RANDOM_IDS -> arguments.length == 2 ? UUID.randomUUID().toString() : null;
            case NO_RENEWAL -> arguments[0];
            case TAKES_WHILE_STORE_IS_DOWN -> true;
            case FORGETS_THE_MARK, TAKES_OTHER_DOCUMENTS -> DONE;
            case READS_THE_PAGE_BEFORE -> {
                byte[] image = (byte[]) call(call(arguments[1], "event"), "value");
                byte[] earlier = EARLIER.getAndSet(image);
                yield earlier == null ? image : earlier;
            }
        };
    }

    private static @Nullable Object acceptFirst(Object lane, @Nullable Object[] arguments)
            throws Throwable {
        Class<?> disposition =
                lane.getClass().getClassLoader().loadClass("io.inkstream.messaging.Disposition");
        call(lane, "acknowledge", arguments[0], disposition.getEnumConstants()[0]);
        return null;
    }

    private static @Nullable Object storeLate(
            @Nullable Object store, @Nullable Object[] arguments) {
        if (!String.valueOf(arguments[0]).contains("/outcomes/")) {
            return null;
        }
        Thread.ofPlatform().daemon().start(() -> storeLater(store, arguments));
        return true;
    }

    private static void storeLater(@Nullable Object store, @Nullable Object[] arguments) {
        try {
            Thread.sleep(LATE_MILLIS);
            call(store, "put", arguments);
        } catch (Throwable e) {
            // what the call by name may throw; a bug that fails would prove nothing
            throw new IllegalStateException("a bug that does not work", e);
        }
    }

    private static @Nullable Object writeInPlace(
            @Nullable Object store, @Nullable Object[] arguments) throws Throwable {
        Path target = (Path) Objects.requireNonNull(call(store, "path", arguments[0]));
        if (Files.exists(target)) {
            return false;
        }
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        byte[] bytes;
        try (InputStream in = (InputStream) Objects.requireNonNull(call(arguments[1], "open"))) {
            bytes = in.readAllBytes();
        }
        writeInHalves(target, bytes);
        return true;
    }

    private static void writeInHalves(Path target, byte[] bytes) throws IOException {
        try (FileChannel out =
                FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            int half = bytes.length / 2;
            out.write(ByteBuffer.wrap(bytes, 0, half));
            if (target.toString().contains("/pages/")) {
                Points.pass(HALF_WRITTEN);
            }
            out.write(ByteBuffer.wrap(bytes, half, bytes.length - half));
        }
    }

    private static @Nullable Object call(
            @Nullable Object target, String method, @Nullable Object... arguments)
            throws Throwable {
        return invoke(Objects.requireNonNull(target).getClass(), target, method, arguments);
    }

    private static @Nullable Object callStatic(
            String className, String method, @Nullable Object... arguments) throws Throwable {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return invoke(Class.forName(className, true, loader), null, method, arguments);
    }

    private static @Nullable Object invoke(
            Class<?> type, @Nullable Object target, String name, @Nullable Object[] arguments)
            throws Throwable {
        Method method =
                Arrays.stream(type.getDeclaredMethods())
                        .filter(each ->
                                each.getName().equals(name)
                                        && each.getParameterCount() == arguments.length)
                        .findFirst()
                        .orElseThrow(() -> new NoSuchMethodException(type + "." + name));
        method.setAccessible(true);
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
