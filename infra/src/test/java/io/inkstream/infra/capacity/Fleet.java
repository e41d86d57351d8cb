package io.inkstream.infra.capacity;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Workers under an autoscaler that looks at the backlog: the rules of the {@code ScaledObject}, as
 * the autoscaler of Kubernetes carries them out.
 */
final class Fleet {
    private static final int STABLE_SECONDS = 300;
    private static final int GROW_SECONDS = 30;
    private static final int SHRINK_SECONDS = 60;
    private static final double SHRINK_SHARE = 0.25;

    private final Rules rules;
    private final Deque<int[]> starting = new ArrayDeque<>();
    private final Deque<long[]> wishes = new ArrayDeque<>();
    private int ready;

    /**
     * @param least replicas
     * @param most replicas
     * @param pagesPerWorker that wait for each replica which is wanted
     * @param lookEvery seconds between two looks
     * @param startSeconds from the wish for a worker until it reads
     */
    record Rules(int least, int most, double pagesPerWorker, int lookEvery, int startSeconds) {}

    Fleet(Rules rules) {
        this.rules = rules;
        this.ready = rules.least();
    }

    int ready() {
        return ready;
    }

    /** These workers are gone; the deployment starts as many anew. */
    void lose(int count, int second) {
        int lost = Math.min(count, ready);
        ready -= lost;
        start(lost, second);
    }

    void tick(int second, double backlog) {
        while (!starting.isEmpty() && starting.peek()[0] <= second) {
            ready += starting.poll()[1];
        }
        if (second % rules.lookEvery() == 0) {
            look(second, backlog);
        }
    }

    private void look(int second, double backlog) {
        int wanted = (int) Math.ceil(backlog / rules.pagesPerWorker());
        wanted = Math.clamp(wanted, rules.least(), rules.most());
        wishes.addLast(new long[] {second, wanted});
        while (wishes.peekFirst()[0] < second - STABLE_SECONDS) {
            wishes.removeFirst();
        }
        int have = ready + starting.stream().mapToInt(each -> each[1]).sum();
        if (wanted > have && second % GROW_SECONDS == 0) {
            start(Math.min(wanted, 2 * Math.max(1, have)) - have, second);
        } else if (wanted < have && second % SHRINK_SECONDS == 0) {
            int highest = wishes.stream().mapToInt(wish -> (int) wish[1]).max().orElse(wanted);
            int floor = (int) Math.ceil(have * (1 - SHRINK_SHARE));
            ready -= Math.max(0, Math.min(ready, have - Math.max(highest, floor)));
        }
    }

    private void start(int count, int second) {
        if (count > 0) {
            starting.add(new int[] {second + rules.startSeconds(), count});
        }
    }
}
