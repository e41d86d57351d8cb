package io.inkstream.results.intake;

/** Text that PostgreSQL takes: it has no NUL, JSON and file names may. */
final class SqlText {
    private SqlText() {}

    static String of(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }
}
