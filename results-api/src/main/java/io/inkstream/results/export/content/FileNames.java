package io.inkstream.results.export.content;

import io.inkstream.contracts.PageId;

/**
 * The names of the files that a document becomes: {@code report.alto.xml} for a document of one
 * page, {@code report-0003.alto.xml} for the third page of several, {@code report-0003.png} for its
 * image.
 *
 * @param folder empty, or ends with a slash
 * @param stem the document's name without folder and extension
 * @param single whether the document is known to have one page
 */
public record FileNames(String folder, String stem, boolean single) {

    public static FileNames of(String document, boolean single) {
        int slash = document.lastIndexOf('/') + 1;
        String name = document.substring(slash);
        int dot = name.lastIndexOf('.');
        return new FileNames(
                document.substring(0, slash), dot <= 0 ? name : name.substring(0, dot), single);
    }

    /** With the whole name as stem, for a document whose short one is taken. */
    public static FileNames full(String document, boolean single) {
        int slash = document.lastIndexOf('/') + 1;
        return new FileNames(document.substring(0, slash), document.substring(slash), single);
    }

    public String document(String extension) {
        return stem + "." + extension;
    }

    public String page(PageId page, String extension) {
        return (single ? stem : "%s-%04d".formatted(stem, page.number())) + "." + extension;
    }

    String image(PageId page, String mediaType) {
        return page(page, mediaType.equals("image/jpeg") ? "jpg" : "png");
    }
}
