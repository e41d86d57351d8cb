package io.inkstream.results.export.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The page tree: nodes of a hundred pages, so that programs find a page of many thousands fast. */
final class PdfPages {
    private static final int PAGES_PER_NODE = 100;

    private final PdfObjects pdf;
    private final int root;
    private final List<Integer> nodes = new ArrayList<>();
    private final List<Integer> kids = new ArrayList<>();
    private int pages;

    PdfPages(PdfObjects pdf) {
        this.pdf = pdf;
        this.root = pdf.reserve();
    }

    int root() {
        return root;
    }

    boolean isEmpty() {
        return pages == 0;
    }

    /**
     * @param entries of the page's dictionary but for type and parent
     */
    void add(String entries) throws IOException {
        if (kids.isEmpty()) {
            nodes.add(pdf.reserve());
        }
        int page = pdf.reserve();
        String parent = PdfObjects.reference(nodes.getLast());
        pdf.object(page, "<< /Type /Page /Parent " + parent + " " + entries + " >>");
        kids.add(page);
        pages++;
        if (kids.size() == PAGES_PER_NODE) {
            endNode();
        }
    }

    private void endNode() throws IOException {
        pdf.object(nodes.getLast(), node(kids, kids.size(), "/Parent " + root + " 0 R"));
        kids.clear();
    }

    void finish() throws IOException {
        if (!kids.isEmpty()) {
            endNode();
        }
        pdf.object(root, node(nodes, pages, ""));
    }

    private static String node(List<Integer> kids, int count, String more) {
        List<String> references = kids.stream().map(PdfObjects::reference).toList();
        return "<< /Type /Pages /Kids [%s] /Count %d %s >>"
                .formatted(String.join(" ", references), count, more);
    }
}
