package io.inkstream.ingest.upload;

import java.util.Comparator;

/**
 * Names as people order them: numbers in them by value, so that {@code page 2} comes before {@code
 * page 10}; all else by code point. Names that differ are never equal.
 */
final class NameOrder implements Comparator<String> {
    static final NameOrder INSTANCE = new NameOrder();

    private NameOrder() {}

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int endA = endOfNumber(a, i);
            int endB = endOfNumber(b, j);
            int order;
            if (endA > i && endB > j) {
                order = compareNumbers(a.substring(i, endA), b.substring(j, endB));
                i = endA;
                j = endB;
            } else {
                order = Integer.compare(a.codePointAt(i), b.codePointAt(j));
                i = a.offsetByCodePoints(i, 1);
                j = b.offsetByCodePoints(j, 1);
            }
            if (order != 0) {
                return order;
            }
        }
        int longer = Integer.compare(a.length() - i, b.length() - j);
        return longer != 0 ? longer : a.compareTo(b);
    }

    private static int endOfNumber(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** Of any length; the longer one of two without leading zeros is the greater one. */
    private static int compareNumbers(String a, String b) {
        String left = withoutZeros(a);
        String right = withoutZeros(b);
        int longer = Integer.compare(left.length(), right.length());
        return longer != 0 ? longer : left.compareTo(right);
    }

    private static String withoutZeros(String number) {
        int first = 0;
        while (first < number.length() - 1 && number.charAt(first) == '0') {
            first++;
        }
        return number.substring(first);
    }
}
