package io.inkstream.recognition;

import io.inkstream.recognition.decoding.Decoding;
import io.inkstream.recognition.decoding.LineDecoder;
import io.inkstream.recognition.decoding.LineText;
import io.inkstream.recognition.finder.PageFinder;
import io.inkstream.recognition.image.DecodedImage;
import io.inkstream.recognition.image.ImageDecoder;
import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inference.LineModel;
import io.inkstream.recognition.layout.Layout;
import io.inkstream.recognition.layout.LineSegmenter;
import io.inkstream.recognition.layout.TextLine;
import io.inkstream.recognition.line.LineCutter;
import io.inkstream.recognition.line.LineImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads one page after the other: segment, prepare, batch, infer, decode, assemble. For trainers,
 * benchmarks and tests; a worker that batches lines of several pages calls the same steps itself
 * and gets the same text, as a line's text does not depend on its batch.
 *
 * <p>Confined to one thread, like the model it is given and does not close.
 */
public final class PageRecognizer {
    private final RecognitionSettings settings;
    private final StepWatch watch;
    private final LineModel model;
    private final ImageDecoder images;
    private final PageFinder finder;
    private final LineCutter cutter;
    private final LineDecoder decoder;
    private final PageAssembler assembler;

    /** Reads without knowledge of language. */
    public PageRecognizer(LineModel model, RecognitionSettings settings) {
        this(model, settings, Decoding.GREEDY);
    }

    public PageRecognizer(LineModel model, RecognitionSettings settings, Decoding decoding) {
        this(model, settings, decoding, StepWatch.NONE);
    }

    public PageRecognizer(
            LineModel model, RecognitionSettings settings, Decoding decoding, StepWatch watch) {
        this(
                model,
                settings,
                decoding,
                PageFinder.of(new LineSegmenter(settings.segmenter())),
                watch);
    }

    /** With another way to find lines. */
    public PageRecognizer(
            LineModel model,
            RecognitionSettings settings,
            Decoding decoding,
            PageFinder finder,
            StepWatch watch) {
        this.watch = watch;
        this.settings = settings;
        this.model = model;
        this.images = new ImageDecoder(settings.image());
        this.finder = finder;
        this.cutter = new LineCutter(settings.cut());
        this.decoder =
                decoding.decoder(model.description().charset(), model.description().temperature());
        this.assembler = new PageAssembler(model.description().stride(), decoding.aggregation());
    }

    /** The bytes of an image file. */
    public PageOutcome recognize(byte[] file) throws InferenceException {
        DecodedImage decoded = images.decode(file);
        watch.done("open");
        return switch (decoded) {
            case DecodedImage.Rejected(var fault, var detail) ->
                    new PageOutcome.Rejected(fault, detail);
            case DecodedImage.Decoded(var page, var _) ->
                    new PageOutcome.Recognized(recognize(page));
        };
    }

    public PageReading recognize(PageImage page) throws InferenceException {
        Layout layout = finder.find(page);
        watch.done("segment");
        List<LineImage> lines = prepare(page, layout);
        List<LineText> texts = read(lines);
        Optional<UpsideDown> suspicion = UpsideDown.suspected(lines, texts);
        if (suspicion.isPresent() && suspicion.get().confirmedBy(read(suspicion.get().turned()))) {
            layout = finder.find(page, layout.frame().upsideDown());
            watch.done("segment");
            lines = prepare(page, layout);
            texts = read(lines);
        }
        PageReading reading = assembler.assemble(layout, lines, texts);
        watch.done("assemble");
        return reading;
    }

    private List<LineImage> prepare(PageImage page, Layout layout) {
        int height = model.description().height();
        PageImage upright = layout.frame().upright(page);
        List<LineImage> images = new ArrayList<>(layout.lines().size());
        for (TextLine line : layout.lines()) {
            images.add(cutter.cut(upright, line, height));
        }
        watch.done("prepare");
        return images;
    }

    /** Texts in the order of the lines; computed bucket by bucket. */
    public List<LineText> read(List<LineImage> lines) throws InferenceException {
        Map<Integer, List<Integer>> byBucket = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            int bucket = model.buckets().bucketOf(lines.get(i).width());
            byBucket.computeIfAbsent(bucket, _ -> new ArrayList<>()).add(i);
        }
        LineText[] texts = new LineText[lines.size()];
        for (List<Integer> bucket : byBucket.values()) {
            for (int from = 0; from < bucket.size(); from += settings.batchSize()) {
                List<Integer> batch =
                        bucket.subList(from, Math.min(bucket.size(), from + settings.batchSize()));
                List<LineImage> images = batch.stream().map(lines::get).toList();
                model.infer(
                        images,
                        (line, lent) -> {
                            watch.done("infer");
                            texts[batch.get(line)] = decoder.decode(lent);
                            watch.done("decode");
                        });
            }
        }
        return Arrays.asList(texts);
    }
}
