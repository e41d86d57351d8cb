package io.inkstream.trainer.dataset.splitting;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.trainer.dataset.splitting.DatasetLock.LockedFile;
import io.inkstream.trainer.dataset.splitting.DatasetLock.LockedSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitTest {

    @Test
    void aShareOfTheGroupsIsHeldOut() {
        Split split = new Split(7, 0.2, Set.of());

        long heldOut =
                IntStream.range(0, 5000).filter(i -> split.isHeldOut("set", "writer" + i)).count();

        assertThat(heldOut).isBetween(900L, 1100L);
    }

    @Test
    void aGroupStaysWhereItIsForEver() {
        Split split = new Split(20260101, 0.5, Set.of());

        // sha-256 of "20260101 NUL set NUL group": first byte below 128 is held out
        assertThat(IntStream.range(0, 8).mapToObj(i -> split.isHeldOut("banq", "w" + i)).toList())
                .isEqualTo(
                        IntStream.range(0, 8)
                                .mapToObj(i -> firstByte("20260101\0banq\0w" + i) < 128)
                                .toList());
    }

    @Test
    void namedGroupsAreHeldOutInAnyCase() {
        Split split = new Split(1, 0, Set.of("w3"));

        assertThat(split.isHeldOut("a", "w3")).isTrue();
        assertThat(split.isHeldOut("a", "w4")).isFalse();
    }

    @Test
    void theLockNamesEveryFileWithItsHash(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("b/two.txt"), "abc");
        Files.writeString(folder.resolve("a.txt"), "");

        List<LockedFile> files = DatasetLock.files(folder);

        assertThat(files)
                .containsExactly(
                        new LockedFile(
                                "a.txt",
                                0,
                                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
                        new LockedFile(
                                "b/two.txt",
                                3,
                                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));

        DatasetLock lock =
                new DatasetLock(
                        new Split(5, 0.1, Set.of()),
                        List.of(new LockedSet("s", "IDX", 3, 2, 1, List.of("w"), files)));
        lock.write(folder.resolve("lock.json"));
        assertThat(DatasetLock.read(folder.resolve("lock.json"))).isEqualTo(lock);
        assertThat(Files.readString(folder.resolve("lock.json"))).contains("held_out_share");
    }

    private static int firstByte(String text) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))[0]
                    & 255;
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
