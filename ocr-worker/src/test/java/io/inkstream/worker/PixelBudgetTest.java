package io.inkstream.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PixelBudgetTest {
    private static final long HEAP = 320L << 20;

    @Test
    void aHeapOf320MegabytesReadsThreeA4PagesAtOnceAndAnA2PageAlone() {
        long a4 = 2480L * 3508;

        assertThat(new PixelBudget(HEAP).mostPixels()).isBetween(4 * a4, 6 * a4);
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void aPageWaitsUntilAnotherIsDone() throws Exception {
        // given
        PixelBudget budget = new PixelBudget(HEAP);
        CountDownLatch begun = new CountDownLatch(1);
        PixelBudget.Taken first = budget.take(budget.mostPixels() - 2048);
        Thread second =
                Thread.ofVirtual()
                        .start(() -> {
                            try (var _ = budget.take(4096)) {
                                begun.countDown();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        while (second.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(begun.getCount()).isEqualTo(1);

        // when
        first.close();

        // then
        begun.await();
        second.join();
        try (var all = budget.take(budget.mostPixels())) {
            assertThat(all).isNotNull();
        }
    }

    @Test
    void aPageThatNeverFitsIsNotWaitedFor() {
        PixelBudget budget = new PixelBudget(HEAP);

        assertThatThrownBy(() -> budget.take(budget.mostPixels() + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
