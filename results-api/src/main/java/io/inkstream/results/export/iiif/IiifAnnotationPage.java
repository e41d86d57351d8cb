package io.inkstream.results.export.iiif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.inkstream.contracts.Json;
import io.inkstream.results.export.content.PageFile;
import io.inkstream.results.export.content.ReadPage;
import java.io.IOException;
import java.io.OutputStream;

/** The lines of one page as an IIIF annotation page. */
public final class IiifAnnotationPage implements PageFile {
    private final IiifAddresses addresses;

    public IiifAnnotationPage(String server) {
        this.addresses = new IiifAddresses(server);
    }

    @Override
    public void write(ReadPage page, OutputStream to) throws IOException {
        JsonGenerator out = Json.mapper().createGenerator(to);
        out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        LineAnnotations.write(out, page, addresses, true);
        out.flush();
    }
}
