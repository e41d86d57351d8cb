package io.inkstream.recognition.language;

/**
 * The n-grams a model knows, as a trie: a node is a string of symbols, its children are the strings
 * one symbol longer. Nodes are numbered level by level from the root, 0, children of one node stand
 * side by side in the order of their symbols. The longest strings, the leaves, have no children and
 * come last.
 *
 * <p>{@code suffix} leads from a string to itself without its first symbol; the trie holds the
 * suffix of every string it holds.
 *
 * @param symbols last symbol of each node
 * @param firstChild first child of each inner node, and one past the last child of the last one
 * @param suffix suffix of each inner node
 */
@SuppressWarnings("ArrayRecordComponent") // arrays are shared inside this package, never compared
record NgramTrie(char[] symbols, int[] firstChild, int[] suffix) {
    static final int ROOT = 0;
    static final int NONE = -1;

    /** Symbols 0 and 1 mean "nothing" and "unknown" and are never in the trie. */
    static final int FIRST_SYMBOL = 2;

    int innerNodes() {
        return suffix.length;
    }

    boolean isLeaf(int node) {
        return node >= suffix.length;
    }

    /** The child of an inner node, or {@link #NONE}. */
    int find(int node, int symbol) {
        int low = firstChild[node];
        int high = firstChild[node + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = symbols[middle];
            if (at == symbol) {
                return middle;
            }
            if (at < symbol) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return NONE;
    }

    /** Fills in the suffixes, level by level: that of a child is the child of the suffix. */
    static NgramTrie linked(char[] symbols, int[] firstChild) {
        NgramTrie trie = new NgramTrie(symbols, firstChild, new int[firstChild.length - 1]);
        for (int node = 0; node < trie.innerNodes(); node++) {
            for (int child = firstChild[node]; child < firstChild[node + 1]; child++) {
                if (!trie.isLeaf(child) && node != ROOT) {
                    int shorter = trie.find(trie.suffix[node], symbols[child]);
                    if (shorter == NONE || trie.isLeaf(shorter)) {
                        throw new IllegalArgumentException("an n-gram lacks its suffix");
                    }
                    trie.suffix[child] = shorter;
                }
            }
        }
        return trie;
    }
}
