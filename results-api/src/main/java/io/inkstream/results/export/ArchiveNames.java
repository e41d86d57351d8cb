package io.inkstream.results.export;

import io.inkstream.results.export.content.FileNames;
import io.inkstream.results.query.DocumentView;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names for the documents of one archive: short ones, and the whole name where the short one is
 * taken or looks like a page of another document.
 */
final class ArchiveNames {
    private static final Pattern LIKE_A_PAGE = Pattern.compile(".*-\\d{4,}");

    private final Set<String> taken = new HashSet<>();

    FileNames of(DocumentView document) {
        boolean single = isSingle(document);
        String name = document.name().orElse(document.documentId().local());
        FileNames brief = FileNames.of(name, single);
        if (!LIKE_A_PAGE.matcher(brief.stem()).matches() && isFree(brief)) {
            return brief;
        }
        FileNames full = FileNames.full(name, single);
        return isFree(full) ? full : FileNames.full(document.documentId().value(), single);
    }

    private boolean isFree(FileNames names) {
        return taken.add(names.folder() + names.stem());
    }

    static boolean isSingle(DocumentView document) {
        return document.pages().filter(pages -> pages == 1).isPresent();
    }

    /** The names of a document that is exported alone. */
    static FileNames alone(DocumentView document) {
        String name = document.name().orElse(document.documentId().local());
        return FileNames.of(name.substring(name.lastIndexOf('/') + 1), isSingle(document));
    }
}
