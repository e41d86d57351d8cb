package io.inkstream.ingest.splitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageImageRef;
import io.inkstream.contracts.PageList;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.StorageException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Splitting may be repeated, interrupted and done twice at a time. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DocumentSplitterTest {
    @TempDir Path folder;
    private SplitterOnDisk disk;

    @BeforeEach
    void open() throws Exception {
        disk = new SplitterOnDisk(folder);
    }

    @Test
    void aRepeatFindsTheListOfTheFirstTime() throws Exception {
        DocumentRecord document = disk.uploaded("a.png", Pictures.png(Pictures.page(1)));
        PageList first = disk.splitter().split(document);
        disk.store().delete(document.originalKey());

        PageList second = disk.splitter().split(document);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aFailureIsRememberedLikeAList() throws Exception {
        DocumentRecord document = disk.uploaded("a.txt", new byte[] {1, 2, 3});
        PageList first = disk.splitter().split(document);
        disk.store().put(document.originalKey(), png(1));

        assertThat(disk.splitter().split(document)).isEqualTo(first);
        assertThat(disk.splitter().find(document)).contains(first);
    }

    @Test
    void anOriginalThatChangedInTheStoreIsNotSplit() throws Exception {
        DocumentRecord document = disk.uploaded("a.png", Pictures.png(Pictures.page(1)));
        disk.store().put(document.originalKey(), png(2));

        PageList list = disk.splitter().split(document);

        assertThat(list.failure().orElseThrow().code()).isEqualTo(ProblemCode.STORED_BYTES_CHANGED);
    }

    @Test
    void twoSplittersOfOneDocumentEndWithOneList() throws Exception {
        byte[] tiff = Pictures.tiff("LZW", Pictures.page(1), Pictures.page(2), Pictures.page(3));
        CyclicBarrier together = new CyclicBarrier(4);
        try (ExecutorService splitters = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 5; round++) {
                DocumentRecord document = disk.uploaded("round-" + round + ".tif", tiff);
                Callable<PageList> split =
                        () -> {
                            together.await();
                            return disk.splitter().split(document);
                        };

                List<Future<PageList>> lists =
                        splitters.invokeAll(List.of(split, split, split, split));

                PageList stored = disk.splitter().find(document).orElseThrow();
                for (Future<PageList> list : lists) {
                    assertThat(list.get()).isEqualTo(stored);
                }
            }
        }
    }

    @Test
    void theListDescribesThePagesThatAnEarlierTryLeft() throws Exception {
        DocumentRecord document = disk.uploaded("a.png", Pictures.png(Pictures.page(1)));
        String key = ObjectKeys.pageImage(TenantId.DEFAULT, document.documentId().page(1), "png");
        byte[] other = Pictures.png(Pictures.page(2));
        disk.store().put(key, ObjectContent.of(other, "image/png"));

        PageList list = disk.splitter().split(document);

        PageImageRef image = SplitterOnDisk.image(list, 1);
        assertThat(disk.stored(list, 1)).isEqualTo(other);
        assertThat(image.sha256()).isEqualTo(Base32.sha256Hex(other));
        assertThat(image.sizeBytes()).isEqualTo(other.length);
    }

    @Test
    void aDocumentGivenUpKeepsItsCodeUnlessSomebodyWasFaster() throws Exception {
        DocumentRecord lost = disk.uploaded("lost.png", Pictures.png(Pictures.page(1)));
        DocumentRecord done = disk.uploaded("done.png", Pictures.png(Pictures.page(1)));
        PageList finished = disk.splitter().split(done);

        PageList given = disk.splitter().giveUp(lost, ProblemCode.SPLIT_LOST, "taken often");

        assertThat(given.failure().orElseThrow().code()).isEqualTo(ProblemCode.SPLIT_LOST);
        assertThat(disk.splitter().split(lost)).isEqualTo(given);
        assertThat(disk.splitter().giveUp(done, ProblemCode.SPLIT_LOST, "late"))
                .isEqualTo(finished);
    }

    @Test
    void anOriginalThatIsGoneIsTroubleOfTheStoreAndNoVerdict() throws Exception {
        DocumentRecord document = disk.uploaded("gone.png", Pictures.png(Pictures.page(1)));
        disk.store().delete(document.originalKey());

        assertThatThrownBy(() -> disk.splitter().split(document))
                .isInstanceOf(StorageException.class);
        assertThat(disk.splitter().find(document)).isEmpty();
    }

    private static ObjectContent png(int page) throws java.io.IOException {
        return ObjectContent.of(Pictures.png(Pictures.page(page)), "image/png");
    }
}
