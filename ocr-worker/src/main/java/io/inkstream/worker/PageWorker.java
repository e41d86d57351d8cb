package io.inkstream.worker;

import io.inkstream.contracts.DecoderSettings;
import io.inkstream.contracts.Failure;
import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageRequested;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.recognition.PageAssembler;
import io.inkstream.recognition.PageReading;
import io.inkstream.recognition.RecognitionSettings;
import io.inkstream.recognition.UpsideDown;
import io.inkstream.recognition.decoding.Aggregation;
import io.inkstream.recognition.decoding.LineText;
import io.inkstream.recognition.image.DecodedImage;
import io.inkstream.recognition.image.ImageDecoder;
import io.inkstream.recognition.image.ImageFault;
import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.layout.Layout;
import io.inkstream.recognition.layout.TextLine;
import io.inkstream.recognition.line.LineCutter;
import io.inkstream.recognition.line.LineImage;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.inkstream.worker.batching.LineBatcher;
import io.inkstream.worker.models.LanguageFiles;
import io.inkstream.worker.models.LineFinders;
import io.inkstream.worker.models.LineReader;
import io.inkstream.worker.models.LoadedModel;
import io.inkstream.worker.models.ModelFiles;
import io.inkstream.worker.models.ModelUnavailableException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Reads a page: segment, prepare, batch, infer and decode, assemble. A page that cannot be read is
 * an outcome too. Called by many lanes at once; what they share is the batcher.
 */
public final class PageWorker {
    private final ImageDecoder images;
    private final PageSegmenters segmenters;
    private final LineCutter cutter;
    private final ModelFiles models;
    private final LanguageFiles languages;
    private final LineBatcher batcher;
    private final ResultTranslator translator;
    private final Clock clock;
    private final PixelBudget memory = new PixelBudget(Runtime.getRuntime().maxMemory());

    public PageWorker(
            RecognitionSettings settings,
            ObjectStore store,
            ModelFiles models,
            LanguageFiles languages,
            LineBatcher batcher,
            String build,
            Clock clock) {
        this.images = new ImageDecoder(settings.image());
        this.segmenters =
                new PageSegmenters(
                        store, new LineFinders(models, settings.segmenter()), settings.segmenter());
        this.cutter = new LineCutter(settings.cut());
        this.models = models;
        this.languages = languages;
        this.batcher = batcher;
        this.translator = new ResultTranslator(build, clock);
        this.clock = clock;
    }

    /** The segmenters that this worker has, to be pinned by batches. */
    public List<PinnedModel> segmenters() {
        return segmenters.all();
    }

    /**
     * @param image the bytes of the page image
     * @param check asked before each step
     * @throws ExecutionException when a model failed on a line
     */
    public PageOutcome read(PageRequested page, byte[] image, StepCheck check)
            throws StorageException,
                    PageDroppedException,
                    ExecutionException,
                    InterruptedException {
        Optional<String> objection = segmenters.objection(page.plan().segmenter());
        if (objection.isPresent()) {
            return failed(page, ProblemCode.SEGMENTER_UNAVAILABLE, objection.get());
        }
        long size = (long) page.image().width() * page.image().height();
        if (size > memory.mostPixels()) {
            return failed(
                    page,
                    ProblemCode.IMAGE_TOO_LARGE,
                    "%d x %d pixels; the memory of this worker is enough for %d (-Xmx)"
                            .formatted(
                                    page.image().width(),
                                    page.image().height(),
                                    memory.mostPixels()));
        }
        try (PixelBudget.Taken _ = memory.take(size)) {
            return switch (images.decode(image)) {
                case DecodedImage.Rejected(var fault, var detail) ->
                        failed(page, codeOf(fault), detail);
                case DecodedImage.Decoded(var pixels, var complete) ->
                        read(page, pixels, complete, check);
            };
        } catch (ModelUnavailableException e) {
            return failed(page, ProblemCode.MODEL_UNAVAILABLE, String.valueOf(e.getMessage()));
        } catch (InferenceException e) {
            throw new ExecutionException("finding the lines failed", e);
        } catch (UnusableLinesException e) {
            return failed(page, ProblemCode.LINES_UNUSABLE, String.valueOf(e.getMessage()));
        }
    }

    private PageOutcome read(
            PageRequested page, PageImage pixels, boolean complete, StepCheck check)
            throws StorageException,
                    PageDroppedException,
                    ModelUnavailableException,
                    UnusableLinesException,
                    InferenceException,
                    ExecutionException,
                    InterruptedException {
        StepTimer timer = new StepTimer();
        LineReader reader = reader(page);
        LoadedModel model = reader.model();
        Layout layout = segmenters.segment(page, pixels);
        timer.done("segment");
        check.require();
        List<LineImage> lines = prepare(pixels, layout, model);
        timer.done("prepare");
        check.require();
        List<LineText> texts = inferAndDecode(reader, lines);
        timer.done("infer");
        if (segmenters.maySearchAgain(page) && isUpsideDown(reader, lines, texts)) {
            layout = segmenters.upsideDown(page, pixels, layout);
            lines = prepare(pixels, layout, model);
            texts = inferAndDecode(reader, lines);
            timer.done("turn");
        }
        Aggregation aggregation = reader.decoding().aggregation();
        PageReading reading =
                new PageAssembler(model.columnsPerStep(), aggregation)
                        .assemble(layout, lines, texts);
        return translator.result(page, reading, aggregation, complete, timer);
    }

    private boolean isUpsideDown(LineReader reader, List<LineImage> lines, List<LineText> texts)
            throws ExecutionException, InterruptedException {
        Optional<UpsideDown> suspicion = UpsideDown.suspected(lines, texts);
        return suspicion.isPresent()
                && suspicion.get().confirmedBy(inferAndDecode(reader, suspicion.get().turned()));
    }

    private List<LineImage> prepare(PageImage pixels, Layout layout, LoadedModel model) {
        int height = model.description().height();
        PageImage upright = layout.frame().upright(pixels);
        List<LineImage> lines = new ArrayList<>(layout.lines().size());
        for (TextLine line : layout.lines()) {
            lines.add(cutter.cut(upright, line, height));
        }
        return lines;
    }

    private LineReader reader(PageRequested page)
            throws ModelUnavailableException, StorageException {
        DecoderSettings settings = page.plan().decoder();
        return new LineReader(
                models.fetch(page.plan().recognizer()),
                settings,
                languages.fetch(page.tenant(), page.pageId().batch(), settings));
    }

    private List<LineText> inferAndDecode(LineReader reader, List<LineImage> lines)
            throws ExecutionException, InterruptedException {
        List<LineText> texts = new ArrayList<>(lines.size());
        for (Future<LineText> result : batcher.add(reader, lines)) {
            texts.add(result.get());
        }
        return texts;
    }

    /** The outcome of a page without text. */
    public PageFailure failed(PageRequested page, ProblemCode code, String detail) {
        return failed(page, code, detail, 1);
    }

    public PageFailure failed(PageRequested page, ProblemCode code, String detail, int attempts) {
        return new PageFailure(
                page.pageId(),
                page.tenant(),
                page.plan().outcomeId(),
                page.plan(),
                new Failure(code, detail),
                attempts,
                clock.instant());
    }

    private static ProblemCode codeOf(ImageFault fault) {
        return switch (fault) {
            case TOO_LARGE -> ProblemCode.IMAGE_TOO_LARGE;
            case EMPTY, UNKNOWN_FORMAT, DAMAGED -> ProblemCode.DAMAGED_IMAGE;
        };
    }
}
