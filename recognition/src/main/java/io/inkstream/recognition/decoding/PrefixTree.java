package io.inkstream.recognition.decoding;

import java.util.Arrays;

/**
 * All prefixes a beam search has met on a line, each as one node below the prefix it extends, as
 * parallel arrays that are kept from line to line. Written by {@link BeamDecoder} and {@link
 * TextScorer}.
 */
final class PrefixTree {
    static final int ROOT = 0;
    private static final int NONE = -1;

    int[] parent = new int[1024];
    int[] symbol = new int[1024];
    int[] firstChild = new int[1024];
    int[] sibling = new int[1024];

    /** What language says of the prefix, and the states to go on from. */
    double[] score = new double[1024];

    int[] languageState = new int[1024];
    int[] lexiconNode = new int[1024];
    int[] lent = new int[1024];

    /** Log probability of all paths to the prefix that end with a blank, and of all others. */
    double[] blank = new double[1024];

    double[] symbolLast = new double[1024];
    double[] nextBlank = new double[1024];
    double[] nextSymbolLast = new double[1024];

    /** Step in which the next values were last written. */
    int[] touched = new int[1024];

    private int size;

    /** Only the empty prefix. */
    void clear() {
        size = 0;
        add(NONE, 0);
    }

    int size() {
        return size;
    }

    /** The child by a symbol, or -1. */
    int find(int node, int wanted) {
        int child = firstChild[node];
        while (child != NONE && symbol[child] != wanted) {
            child = sibling[child];
        }
        return child;
    }

    int addChild(int node, int newSymbol) {
        int child = add(node, newSymbol);
        sibling[child] = firstChild[node];
        firstChild[node] = child;
        return child;
    }

    private int add(int node, int newSymbol) {
        if (size == parent.length) {
            grow();
        }
        parent[size] = node;
        symbol[size] = newSymbol;
        firstChild[size] = NONE;
        sibling[size] = NONE;
        blank[size] = Double.NEGATIVE_INFINITY;
        symbolLast[size] = Double.NEGATIVE_INFINITY;
        touched[size] = NONE;
        return size++;
    }

    /** The symbols of a prefix, first to last. */
    int[] symbols(int node) {
        int length = 0;
        for (int n = node; n != ROOT; n = parent[n]) {
            length++;
        }
        int[] symbols = new int[length];
        for (int n = node; n != ROOT; n = parent[n]) {
            symbols[--length] = symbol[n];
        }
        return symbols;
    }

    private void grow() {
        int more = size * 2;
        parent = Arrays.copyOf(parent, more);
        symbol = Arrays.copyOf(symbol, more);
        firstChild = Arrays.copyOf(firstChild, more);
        sibling = Arrays.copyOf(sibling, more);
        score = Arrays.copyOf(score, more);
        languageState = Arrays.copyOf(languageState, more);
        lexiconNode = Arrays.copyOf(lexiconNode, more);
        lent = Arrays.copyOf(lent, more);
        blank = Arrays.copyOf(blank, more);
        symbolLast = Arrays.copyOf(symbolLast, more);
        nextBlank = Arrays.copyOf(nextBlank, more);
        nextSymbolLast = Arrays.copyOf(nextSymbolLast, more);
        touched = Arrays.copyOf(touched, more);
    }
}
