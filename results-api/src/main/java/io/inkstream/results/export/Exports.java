package io.inkstream.results.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.TenantId;
import io.inkstream.platform.Problems;
import io.inkstream.results.export.content.DocumentPages;
import io.inkstream.results.export.content.FileNames;
import io.inkstream.results.export.content.PageFile;
import io.inkstream.results.export.content.ReadPage;
import io.inkstream.results.export.content.StreamVisitor;
import io.inkstream.results.export.iiif.IiifCollection;
import io.inkstream.results.export.json.JsonExport;
import io.inkstream.results.query.BatchView;
import io.inkstream.results.query.DocumentView;
import io.inkstream.results.query.OutputFormat;
import io.inkstream.results.query.OutputFormat.Extent;
import io.inkstream.storage.StorageException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the files of exports; their memory does not grow with what is exported. */
@Singleton
final class Exports {
    static final List<OutputFormat> FORMATS = List.of(OutputFormat.values());

    /** Formats that have a word for a page that failed. */
    private static final Set<OutputFormat> FAILURES =
            EnumSet.of(OutputFormat.JSON, OutputFormat.JSON_LINES, OutputFormat.CSV);

    private final PageStream pages;
    private final EndedPages ended;
    private final StoredImages images;

    @Inject
    Exports(PageStream pages, EndedPages ended, StoredImages images) {
        this.pages = pages;
        this.ended = ended;
        this.images = images;
    }

    ExportFile batch(TenantId tenant, BatchView batch, ExportRequest request) {
        OutputFormat format = request.format();
        if (format == OutputFormat.IIIF) {
            IiifCollection.Documents documents =
                    visitor -> pages.documents(tenant, batch.batchId(), visitor::document);
            return ExportFile.of(
                    request,
                    batch.batchId().value(),
                    to -> new IiifCollection(request.server()).write(batch, documents, to));
        }
        if (format.extent() != Extent.BATCH) {
            return ExportFile.archive(
                    request, batch.batchId().value(), to -> zip(tenant, batch, request, to));
        }
        Formats.Walk walk =
                visitor ->
                        pages.documents(
                                tenant,
                                batch.batchId(),
                                document -> walk(tenant, document, visitor));
        return ExportFile.of(
                request,
                batch.batchId().value(),
                format == OutputFormat.JSON
                        ? to -> json(batch, walk, to)
                        : to -> Formats.stream(format, walk, to));
    }

    ExportFile document(TenantId tenant, DocumentView view, ExportRequest request)
            throws StorageException, IOException {
        OutputFormat format = request.format();
        FileNames names = ArchiveNames.alone(view);
        DocumentPages document = pages.document(tenant, view, names);
        return switch (format.extent()) {
            case BATCH -> stream(tenant, view, request, names);
            case DOCUMENT ->
                    ExportFile.of(
                            request,
                            names.stem(),
                            to -> formats(request).document(format).write(document, to));
            case PAGE ->
                    names.single() && !request.wantsImages()
                            ? page(ended.get(tenant, view.documentId().page(1), null), request)
                            : ExportFile.archive(
                                    request, names.stem(), to -> zip(document, request, to));
        };
    }

    private ExportFile stream(
            TenantId tenant, DocumentView view, ExportRequest request, FileNames names) {
        Formats.Walk walk = visitor -> walk(tenant, view, visitor);
        return ExportFile.of(
                request,
                names.stem(),
                request.format() == OutputFormat.JSON
                        ? to -> json(walk, to)
                        : to -> Formats.stream(request.format(), walk, to));
    }

    /** A page of its own; of one that failed only records and tables can tell. */
    ExportFile page(EndedPages.Found found, ExportRequest request) {
        OutputFormat format = request.format();
        FileNames names = ArchiveNames.alone(found.document());
        StreamingOutput body =
                switch (found.outcome()) {
                    case PageResult result -> to -> page(found, result, names, request, to);
                    case PageFailure failure when FAILURES.contains(format) ->
                            to -> record(found, format, to);
                    case PageFailure failure ->
                            throw Problems.of(failure.failure().code(), failure.failure().detail());
                };
        String name = names.page(found.page().pageId(), format.extension());
        return new ExportFile(name, format.mediaType(), body);
    }

    private void page(
            EndedPages.Found found,
            PageResult result,
            FileNames names,
            ExportRequest request,
            OutputStream to)
            throws IOException {
        Optional<PageFile> own = formats(request).page(request.format());
        if (own.isPresent()) {
            own.get().write(ReadPage.of(result, names), to);
        } else if (request.format().extent() == Extent.BATCH) {
            record(found, request.format(), to);
        } else {
            formats(request)
                    .document(request.format())
                    .write(new SinglePage(found.document(), names, found.page()), to);
        }
    }

    private static void record(EndedPages.Found found, OutputFormat format, OutputStream to)
            throws IOException {
        if (format == OutputFormat.JSON) {
            to.write(found.page().json().getBytes(StandardCharsets.UTF_8));
        } else {
            Formats.stream(format, visitor -> visitor.page(found.document(), found.page()), to);
        }
    }

    private void zip(TenantId tenant, BatchView batch, ExportRequest request, OutputStream to)
            throws IOException {
        ZipExport zip = zip(request, to);
        ArchiveNames names = new ArchiveNames();
        pages.documents(
                tenant,
                batch.batchId(),
                view -> zip.add(pages.document(tenant, view, names.of(view))));
        zip.finish();
    }

    private void zip(DocumentPages document, ExportRequest request, OutputStream to)
            throws IOException {
        ZipExport zip = zip(request, to);
        zip.add(document);
        zip.finish();
    }

    private ZipExport zip(ExportRequest request, OutputStream to) {
        return new ZipExport(
                to,
                request.format(),
                formats(request),
                request.wantsImages() ? Optional.of(images) : Optional.empty());
    }

    private Formats formats(ExportRequest request) {
        return new Formats(images, request.server());
    }

    private void walk(TenantId tenant, DocumentView document, StreamVisitor visitor)
            throws IOException {
        visitor.document(document);
        pages.pages(tenant, document.documentId(), page -> visitor.page(document, page));
        visitor.endDocument(document);
    }

    private static void json(BatchView batch, Formats.Walk walk, OutputStream to)
            throws IOException {
        JsonGenerator out = Json.mapper().createGenerator(to);
        out.writeStartObject();
        out.writeStringField("batch_id", batch.batchId().value());
        if (batch.name().isPresent()) {
            out.writeStringField("name", batch.name().get());
        }
        out.writeFieldName("state");
        out.writeRawValue(Json.text(batch.state()));
        out.writeArrayFieldStart("documents");
        walk.to(new JsonExport(out));
        out.writeEndArray();
        out.writeEndObject();
        out.flush();
    }

    private static void json(Formats.Walk walk, OutputStream to) throws IOException {
        JsonGenerator out = Json.mapper().createGenerator(to);
        walk.to(new JsonExport(out));
        out.flush();
    }
}
