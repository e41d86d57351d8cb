package io.inkstream.recognition.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * The words that are expected, as a minimal automaton (Daciuk et al., "Incremental construction of
 * minimal acyclic finite-state automata", 2000): words that end alike share their ends. A word all
 * in small letters is also known with a capital first letter and in capitals. Immutable; safe for
 * any thread.
 */
public final class Lexicon {
    /** The node before the first character of a word. */
    public static final int START = 0;

    /** The node of what no known word begins with. */
    public static final int NONE = -1;

    private final int[] firstEdge;
    private final int[] labels;
    private final int[] targets;
    private final boolean[] ends;
    private final String digest;

    private Lexicon(Compiler compiler, String digest) {
        this.digest = digest;
        int edges = compiler.nodes.stream().mapToInt(node -> node.labels().size()).sum();
        int count = compiler.nodes.size();
        firstEdge = new int[count + 1];
        labels = new int[edges];
        targets = new int[edges];
        ends = new boolean[count];
        int edge = 0;
        for (int node = 0; node < count; node++) {
            // the root is compiled last and must be the first
            Node compiled = compiler.nodes.get(count - 1 - node);
            firstEdge[node] = edge;
            ends[node] = compiled.ends();
            for (int i = 0; i < compiled.labels().size(); i++) {
                labels[edge] = compiled.labels().get(i);
                targets[edge++] = count - 1 - compiled.targets().get(i);
            }
        }
        firstEdge[count] = edge;
    }

    public static Lexicon of(WordList list) {
        TreeSet<List<Integer>> forms = new TreeSet<>(Lexicon::compare);
        for (String word : list.words()) {
            forms.add(codePoints(word));
            if (word.equals(word.toLowerCase(Locale.ROOT))) {
                forms.add(codePoints(capitalized(word)));
                forms.add(codePoints(word.toUpperCase(Locale.ROOT)));
            }
        }
        Compiler compiler = new Compiler(new ArrayList<>(forms));
        compiler.compile(0, compiler.words.size(), 0);
        return new Lexicon(compiler, list.digest());
    }

    /** The digest of the word list it was compiled from. */
    public String digest() {
        return digest;
    }

    /** The node after one more character, or {@link #NONE}. */
    public int next(int node, int codePoint) {
        int found = Arrays.binarySearch(labels, firstEdge[node], firstEdge[node + 1], codePoint);
        return found < 0 ? NONE : targets[found];
    }

    /** Whether what leads to this node is a whole word. */
    public boolean isWord(int node) {
        return ends[node];
    }

    /** Whether a word is known as it is written. */
    public boolean contains(String word) {
        int node = START;
        for (int c : codePoints(word)) {
            node = next(node, c);
            if (node == NONE) {
                return false;
            }
        }
        return isWord(node);
    }

    int size() {
        return ends.length;
    }

    private static String capitalized(String word) {
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
    }

    private static List<Integer> codePoints(String word) {
        return word.codePoints().boxed().toList();
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (!a.get(i).equals(b.get(i))) {
                return Integer.compare(a.get(i), b.get(i));
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private record Node(boolean ends, List<Integer> labels, List<Integer> targets) {}

    /** Builds the nodes from the ends of the words up, each different one once. */
    private static final class Compiler {
        private final List<List<Integer>> words;
        private final List<Node> nodes = new ArrayList<>();
        private final Map<Node, Integer> known = new HashMap<>();

        Compiler(List<List<Integer>> words) {
            this.words = words;
        }

        /** The node of the sorted words {@code from..to}, which share {@code depth} characters. */
        int compile(int from, int to, int depth) {
            boolean ends = from < to && words.get(from).size() == depth;
            List<Integer> labels = new ArrayList<>();
            List<Integer> targets = new ArrayList<>();
            int next = ends ? from + 1 : from;
            while (next < to) {
                Integer label = words.get(next).get(depth);
                int end = next;
                while (end < to && words.get(end).get(depth).equals(label)) {
                    end++;
                }
                labels.add(label);
                targets.add(compile(next, end, depth + 1));
                next = end;
            }
            Node node = new Node(ends, List.copyOf(labels), List.copyOf(targets));
            // the root never shares, so that it is always the last
            if (depth > 0 && known.containsKey(node)) {
                return known.get(node);
            }
            nodes.add(node);
            known.put(node, nodes.size() - 1);
            return nodes.size() - 1;
        }
    }
}
