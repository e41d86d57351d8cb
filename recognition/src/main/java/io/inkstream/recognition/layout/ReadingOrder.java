package io.inkstream.recognition.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups lines into blocks and sorts the blocks as people read: down a column, then the next column
 * to the right; a block across columns is read after what is above it and before what is below it.
 * After T. Breuel, "High performance document layout analysis" (2003): a topological sort of "is
 * read before".
 */
final class ReadingOrder {
    private static final double WIDEST_GAP = 6;
    private static final double MOST_SIZE_RATIO = 1.5;
    private static final int MOST_BLOCKS = 300;
    private static final int MOST_SHADES = 50;

    private ReadingOrder() {}

    static <L extends Placed> List<Block<L>> of(List<L> lines) {
        List<Block<L>> blocks = blocks(lines);
        return blocks.size() > MOST_BLOCKS ? byPosition(blocks) : sorted(byPosition(blocks));
    }

    private static <L extends Placed> List<Block<L>> blocks(List<L> lines) {
        List<L> down = lines.stream().sorted(Comparator.comparingDouble(Placed::middle)).toList();
        Map<L, L> only = new HashMap<>();
        Map<L, Integer> above = new HashMap<>();
        for (int i = 0; i < down.size(); i++) {
            List<L> below = directlyBelow(down, i);
            below.forEach(line -> above.merge(line, 1, Integer::sum));
            if (below.size() == 1) {
                only.put(down.get(i), below.getFirst());
            }
        }
        Map<L, Block<L>> blockOf = new HashMap<>();
        List<Block<L>> blocks = new ArrayList<>();
        for (L line : down) {
            Block<L> block = blockOf.get(line);
            if (block == null) {
                block = new Block<>();
                blocks.add(block);
            }
            block.add(line);
            L next = only.get(line);
            if (next != null && above.getOrDefault(next, 0) == 1 && belongTogether(line, next)) {
                blockOf.put(next, block);
            }
        }
        return blocks;
    }

    /** Lines below that are seen from line {@code i} when looking straight down. */
    private static <L extends Placed> List<L> directlyBelow(List<L> down, int i) {
        L line = down.get(i);
        List<L> seen = new ArrayList<>();
        List<L> shades = new ArrayList<>();
        for (int j = i + 1; j < down.size() && shades.size() < MOST_SHADES; j++) {
            L other = down.get(j);
            boolean lower =
                    other.middle() - line.middle()
                            > 0.5 * Math.min(line.xHeight(), other.xHeight());
            if (lower && overlap(line, other)) {
                if (shades.stream().noneMatch(between -> overlap(between, other))) {
                    seen.add(other);
                }
                shades.add(other);
            }
        }
        return seen;
    }

    private static boolean overlap(Placed a, Placed b) {
        double narrower = Math.min(a.right() - a.left(), b.right() - b.left());
        return a.horizontalOverlap(b) > 0.1 * narrower;
    }

    private static boolean belongTogether(Placed a, Placed b) {
        double larger = Math.max(a.xHeight(), b.xHeight());
        double smaller = Math.min(a.xHeight(), b.xHeight());
        return b.middle() - a.middle() <= WIDEST_GAP * larger
                && larger <= MOST_SIZE_RATIO * smaller;
    }

    private static <L extends Placed> List<Block<L>> byPosition(List<Block<L>> blocks) {
        return blocks.stream()
                .sorted(
                        Comparator.comparingDouble((Block<L> block) -> block.top())
                                .thenComparingDouble(Block::left))
                .toList();
    }

    /**
     * Takes the highest block that no remaining block precedes; in a circle, the highest of all.
     */
    private static <L extends Placed> List<Block<L>> sorted(List<Block<L>> blocks) {
        List<Block<L>> remaining = new ArrayList<>(blocks);
        List<Block<L>> order = new ArrayList<>();
        int n = blocks.size();
        Map<Block<L>, Integer> waiting = new HashMap<>();
        Map<Block<L>, List<Block<L>>> followers = new HashMap<>();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i != j && blocks.get(i).precedes(blocks.get(j), blocks)) {
                    waiting.merge(blocks.get(j), 1, Integer::sum);
                    followers
                            .computeIfAbsent(blocks.get(i), _ -> new ArrayList<>())
                            .add(blocks.get(j));
                }
            }
        }
        while (!remaining.isEmpty()) {
            Block<L> next =
                    remaining.stream()
                            .filter(block -> waiting.getOrDefault(block, 0) == 0)
                            .findFirst()
                            .orElse(remaining.getFirst());
            remaining.remove(next);
            order.add(next);
            followers
                    .getOrDefault(next, List.of())
                    .forEach(block -> waiting.merge(block, -1, Integer::sum));
        }
        return order;
    }
}
