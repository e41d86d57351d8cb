package io.inkstream.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The files of this repository as they lie on the disk. */
public final class Repository {
    private static final Path ROOT = findRoot();
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".data");

    private Repository() {}

    public static Path path(String relative) {
        return ROOT.resolve(relative);
    }

    public static String read(String relative) {
        return read(path(relative));
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String relative(Path file) {
        return ROOT.relativize(file).toString();
    }

    /** All documents, wherever they lie. */
    static List<Path> documents() {
        return find(ROOT, ".md");
    }

    /** The sources of a module, tests left out; none where the module has none. */
    static List<Path> sources(String module) {
        Path folder = path(module + "/src/main/java");
        return Files.isDirectory(folder) ? find(folder, ".java") : List.of();
    }

    /** The class of a source file. */
    static Class<?> classOf(Path source) {
        String path = relative(source).replaceFirst(".*/src/main/java/", "").replace(".java", "");
        try {
            return Class.forName(path.replace('/', '.'), false, loader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    relative(source) + " is not on the test class path; name its module in infra's",
                    e);
        }
    }

    /** The modules in the order in which they are built. */
    static List<String> modules() {
        return Pom.values(read("pom.xml"), "module");
    }

    private static ClassLoader loader() {
        return Optional.ofNullable(Repository.class.getClassLoader()).orElseThrow();
    }

    private static List<Path> find(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> isOurs(ROOT.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(Path file) {
        for (Path part : file) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    private static Path findRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docker-compose.yml"))) {
            folder =
                    Optional.ofNullable(folder.getParent())
                            .orElseThrow(() -> new IllegalStateException("no repository here"));
        }
        return folder;
    }
}
