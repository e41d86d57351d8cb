package io.inkstream.trainer.prefix;

import io.inkstream.trainer.dataset.LabelledPicture;
import io.inkstream.trainer.dataset.PictureForm;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.dataset.reading.DataFolder;
import io.inkstream.trainer.dataset.reading.Fault;
import io.inkstream.trainer.dataset.reading.Sample;
import io.inkstream.trainer.dataset.splitting.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Pictures of words or lines with their texts, those to learn from and those of other writers to
 * measure with.
 *
 * @param skipped what was left out, with the reason
 */
public record PrefixWords(List<TextLine> learnt, List<TextLine> measured, List<String> skipped) {

    public PrefixWords {
        learnt = List.copyOf(learnt);
        measured = List.copyOf(measured);
        skipped = List.copyOf(skipped);
    }

    /**
     * Reads a data folder of any format of lines.
     *
     * @param share of the writers or documents that are only measured with
     * @param most how many pictures are read
     */
    public static PrefixWords read(Path folder, PrefixForm form, long seed, double share, int most)
            throws IOException {
        DataFolder found = DataFolder.open(folder);
        if (!(found instanceof DataFolder.Lines)) {
            throw new IOException("%s has no words or lines: %s".formatted(folder, problem(found)));
        }
        PictureForm pictures = new PictureForm(form.height(), form.width(), 1);
        List<String> skipped = new ArrayList<>();
        for (Fault fault : found.faults()) {
            skipped.add(fault.file() + ", " + fault.problem());
        }
        List<TextLine> words = new ArrayList<>();
        for (Sample sample : found.samples()) {
            if (words.size() == most) {
                break;
            }
            if (sample.text().isBlank()) {
                skipped.add(sample.name() + ", it has no text");
                continue;
            }
            try {
                words.add(LabelledPicture.of(sample, pictures).fitted(pictures));
            } catch (IOException e) {
                skipped.add(sample.name() + ", " + e.getMessage());
            }
        }
        Set<String> held =
                new Split(seed, share, Set.of())
                        .of(String.valueOf(folder.getFileName()), words, TextLine::source);
        List<TextLine> learnt =
                words.stream().filter(word -> !held.contains(word.source())).toList();
        List<TextLine> measured =
                words.stream().filter(word -> held.contains(word.source())).toList();
        if (learnt.isEmpty() || measured.isEmpty()) {
            throw new IOException(
                    "of %d words of %s %d are learnt from and %d measured with; both need some, of several writers"
                            .formatted(words.size(), folder, learnt.size(), measured.size()));
        }
        return new PrefixWords(learnt, measured, skipped);
    }

    private static String problem(DataFolder found) {
        return found instanceof DataFolder.Unknown unknown
                ? unknown.message()
                : "it is read as " + found.format();
    }
}
