package io.inkstream.results.export;

import io.inkstream.results.export.alto.AltoFile;
import io.inkstream.results.export.content.DocumentFile;
import io.inkstream.results.export.content.ImageSource;
import io.inkstream.results.export.content.PageFile;
import io.inkstream.results.export.content.StreamVisitor;
import io.inkstream.results.export.content.Utf8;
import io.inkstream.results.export.csv.CsvExport;
import io.inkstream.results.export.hocr.HocrFile;
import io.inkstream.results.export.iiif.IiifAnnotationPage;
import io.inkstream.results.export.iiif.IiifManifest;
import io.inkstream.results.export.json.JsonLinesExport;
import io.inkstream.results.export.page.PageXmlFile;
import io.inkstream.results.export.pdf.PdfFile;
import io.inkstream.results.export.tei.TeiFile;
import io.inkstream.results.export.text.TextExport;
import io.inkstream.results.query.OutputFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.Optional;

/**
 * Who writes which format.
 *
 * @param server the address of this service as the client knows it
 */
record Formats(ImageSource images, String server) {

    /** Sends documents and pages to a visitor. */
    interface Walk {
        void to(StreamVisitor visitor) throws IOException;
    }

    /** Formats that are one file whatever is exported, but for JSON, which has a frame. */
    static void stream(OutputFormat format, Walk walk, OutputStream to) throws IOException {
        Writer out = Utf8.writer(to);
        walk.to(
                switch (format) {
                    case TEXT -> new TextExport(out);
                    case JSON_LINES -> new JsonLinesExport(out);
                    case CSV -> new CsvExport(out);
                    default -> throw new IllegalArgumentException(format + " is no stream");
                });
        out.flush();
    }

    /** Formats with one file per document. */
    DocumentFile document(OutputFormat format) {
        return switch (format) {
            case HOCR -> new HocrFile();
            case TEI -> new TeiFile();
            case PDF -> new PdfFile(images);
            case IIIF -> new IiifManifest(server);
            default -> throw new IllegalArgumentException(format + " is not of documents");
        };
    }

    /** Formats in which a page is a file of its own kind. */
    Optional<PageFile> page(OutputFormat format) {
        return switch (format) {
            case ALTO -> Optional.of(new AltoFile());
            case PAGE -> Optional.of(new PageXmlFile());
            case IIIF -> Optional.of(new IiifAnnotationPage(server));
            default -> Optional.empty();
        };
    }
}
