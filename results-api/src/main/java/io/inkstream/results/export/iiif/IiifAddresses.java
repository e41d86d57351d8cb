package io.inkstream.results.export.iiif;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.PageId;

/**
 * The addresses of things in IIIF, each of which can be opened but those of canvases.
 *
 * @param server as clients know it, without slash at the end
 */
record IiifAddresses(String server) {
    static final String PRESENTATION = "http://iiif.io/api/presentation/3/context.json";

    String collection(BatchId batch) {
        return server + "/v1/batches/" + batch + "/export?format=iiif";
    }

    String manifest(DocumentId document) {
        return server + "/v1/documents/" + document + "/export?format=iiif";
    }

    String canvas(PageId page) {
        return server + "/v1/pages/" + page + "/canvas";
    }

    /** The page's image service. */
    String image(PageId page) {
        return server + "/v1/iiif/" + page;
    }

    String export(PageId page, String format) {
        return server + "/v1/pages/" + page + "/export?format=" + format;
    }
}
