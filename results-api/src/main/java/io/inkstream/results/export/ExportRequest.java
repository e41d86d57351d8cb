package io.inkstream.results.export;

import io.inkstream.results.query.OutputFormat;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants.
 *
 * @param images whether archives of pages hold the images, too
 * @param server the address of this service as the client knows it, without slash at the end
 */
record ExportRequest(OutputFormat format, boolean images, String server) {

    static ExportRequest of(
            @Nullable String format, boolean images, HttpHeaders headers, UriInfo address) {
        String base = address.getBaseUri().toString();
        return new ExportRequest(
                OutputFormat.choose(format, headers, Exports.FORMATS),
                images,
                base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
    }

    /** Whether this asks for files of pages with their images beside them. */
    boolean wantsImages() {
        return images && format.extent() == OutputFormat.Extent.PAGE;
    }
}
