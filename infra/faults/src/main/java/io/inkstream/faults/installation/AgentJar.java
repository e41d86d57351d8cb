package io.inkstream.faults.installation;

import io.inkstream.faults.agent.FaultAgent;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The agent as a jar that the virtual machine loads before and for all other classes. */
final class AgentJar {
    private static final String PACKAGE = FaultAgent.class.getPackageName().replace('.', '/');

    private AgentJar() {}

    static Path write(Path folder) throws IOException {
        Path jar = folder.resolve("agent.jar");
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Premain-Class", FaultAgent.class.getName());
        main.putValue("Boot-Class-Path", jar.getFileName().toString());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            Path root = root();
            if (Files.isDirectory(root)) {
                copy(root.resolve(PACKAGE), out);
            } else {
                try (FileSystem packed = FileSystems.newFileSystem(root)) {
                    copy(packed.getPath(PACKAGE), out);
                }
            }
        }
        return jar;
    }

    private static void copy(Path folder, JarOutputStream out) throws IOException {
        try (DirectoryStream<Path> classes = Files.newDirectoryStream(folder, "*.class")) {
            for (Path file : classes) {
                out.putNextEntry(new JarEntry(PACKAGE + "/" + file.getFileName()));
                Files.copy(file, out);
            }
        }
    }

    /** A folder of classes, or a jar. */
    private static Path root() throws IOException {
        try {
            return Path.of(
                    FaultAgent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
