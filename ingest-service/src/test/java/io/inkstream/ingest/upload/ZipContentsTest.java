package io.inkstream.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipContentsTest {
    private static final byte[] TEXT = "some bytes".getBytes(StandardCharsets.UTF_8);

    /** Where the directory of an archive has it. */
    private static final int COMPRESSED_SIZE = 20;

    @TempDir Path folder;

    @Test
    void eachFileIsADocumentNamedByItsPath() throws Exception {
        // given
        Path archive = archive(Map.of("box-3/letter.png", TEXT));

        // when
        List<NamedFile> files = new ZipContents(10, 1000).unpack(archive, "a.zip");

        // then
        assertThat(files).hasSize(1);
        assertThat(files.getFirst().name().value()).isEqualTo("box-3/letter.png");
        assertThat(Files.readAllBytes(files.getFirst().content().path())).isEqualTo(TEXT);
        ZipContents.remove(files);
        assertThat(files.getFirst().content().path()).doesNotExist();
    }

    @Test
    void foldersAndNotesOfFileManagersArePassedOver() throws Exception {
        // given
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("box/", new byte[0]);
        entries.put("__MACOSX/box/._a.png", TEXT);
        entries.put("box/.DS_Store", TEXT);
        entries.put("box/Thumbs.db", TEXT);
        entries.put("box/a.png", TEXT);

        // when
        List<NamedFile> files = new ZipContents(1, 1000).unpack(archive(entries), "a.zip");

        // then
        assertThat(files).extracting(file -> file.name().value()).containsExactly("box/a.png");
        ZipContents.remove(files);
    }

    @Test
    void moreFilesThanAllowedAreRefused() throws Exception {
        Path archive = archive(Map.of("a", TEXT, "b", TEXT, "c", TEXT));

        assertThatThrownBy(() -> new ZipContents(2, 1000).unpack(archive, "a.zip"))
                .hasMessageContaining("more than 2 files");
    }

    @Test
    void aBombEndsAtTheLimitHoweverSmallItIsPacked() throws Exception {
        Path archive = archive(Map.of("zeros.bmp", new byte[50_000_000]));
        assertThat(Files.size(archive)).isLessThan(100_000);

        assertThatThrownBy(() -> new ZipContents(10, 1_000_000).unpack(archive, "bomb.zip"))
                .hasMessageContaining("unpacks to more than 1000000 bytes");
    }

    @Test
    void anArchiveInAnArchiveIsRefused() throws Exception {
        Path inner = archive(Map.of("a.png", TEXT));
        Path archive = archive(Map.of("inner.zip", Files.readAllBytes(inner)));

        assertThatThrownBy(() -> new ZipContents(10, 100_000).unpack(archive, "outer.zip"))
                .hasMessageContaining("is an archive itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.png", "/a.png", "a/../../b.png"})
    void pathsThatLeadOutOfTheArchiveAreRefused(String path) throws Exception {
        Path archive = archive(Map.of(path, TEXT));

        assertThatThrownBy(() -> new ZipContents(10, 1000).unpack(archive, "a.zip"))
                .hasMessageContaining("a name has no empty folders");
    }

    @Test
    void anArchiveThatBreaksOffIsDamaged() throws Exception {
        byte[] whole = Files.readAllBytes(archive(Map.of("a.png", TEXT)));
        Path archive = folder.resolve("part.zip");
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));

        assertThat(ZipContents.isZip(archive)).isTrue();
        assertThatThrownBy(() -> new ZipContents(10, 1000).unpack(archive, "part.zip"))
                .hasMessageContaining("cannot be unpacked");
    }

    @Test
    void anEntryThatBreaksOffIsDamaged() throws Exception {
        // given a directory that says the entry is shorter than its data
        Path archive = archive(Map.of("a.png", new byte[10_000]));
        byte[] bytes = Files.readAllBytes(archive);
        int directory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        int size = directory + COMPRESSED_SIZE;
        bytes[size] = (byte) (bytes[size] - 6);
        Files.write(archive, bytes);

        assertThatThrownBy(() -> new ZipContents(10, 100_000).unpack(archive, "part.zip"))
                .hasMessageContaining("cannot be unpacked");
    }

    private Path archive(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        Path file = Files.createTempFile(folder, "archive-", ".zip");
        return Files.write(file, bytes.toByteArray());
    }
}
