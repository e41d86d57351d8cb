package io.inkstream.trainer;

import io.inkstream.recognition.finder.LineMaps;
import io.inkstream.trainer.dataset.Ingredients;
import io.inkstream.trainer.dataset.LabelledPictures;
import io.inkstream.trainer.dataset.LineSource;
import io.inkstream.trainer.dataset.PictureForm;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.dataset.checking.DataCheck.OutputLength;
import io.inkstream.trainer.dataset.splitting.DatasetLock;
import io.inkstream.trainer.evaluation.EvaluationData;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.segment.LabelledPages;
import io.inkstream.trainer.training.CharacterClasses;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What a recipe's task gives a network to learn. */
sealed interface Lesson {

    /** What the network's outputs mean. */
    List<String> outputs();

    /** Endless pictures to learn from. */
    LineSource source() throws IOException;

    /** Frozen pictures to measure with after each epoch, by set. */
    Map<String, List<TextLine>> measured() throws IOException;

    /** All pictures to measure a finished model with, by set. */
    default Map<String, List<TextLine>> allMeasured() throws IOException {
        return measured();
    }

    /** The same as an evaluation takes it. */
    default EvaluationData measuredData() throws IOException {
        return EvaluationData.ofSets(allMeasured());
    }

    /** How many pictures there are to learn from; 0 where they are drawn without end. */
    int size();

    /** The files they come from. */
    DatasetLock lock() throws IOException;

    /** sha-256 of what is learnt from, so that a model says what it saw. */
    String digest() throws IOException;

    /** Reads the data; the log hears what is doubtful in it. */
    static Lesson of(Recipe recipe, Consumer<String> log) throws IOException {
        NetworkSpec spec = NetworkSpec.parse(recipe.network().layers(), recipe.network().height());
        return switch (recipe.task()) {
            case LINE -> {
                Ingredients ingredients =
                        new Ingredients(
                                recipe,
                                Optional.of(new OutputLength(spec.height(), spec.stride())));
                log.accept(ingredients.checkReport().text());
                yield new OfLines(ingredients);
            }
            case CLASS -> {
                LabelledPictures pictures = pictures(recipe, spec, log);
                yield new OfPictures(pictures, pictures.truths());
            }
            case SEGMENT -> {
                LabelledPages pages = new LabelledPages(recipe, spec.coarsest());
                pages.notes().forEach(log);
                yield new OfPages(pages);
            }
            case REGRESSION -> {
                LabelledPictures pictures = pictures(recipe, spec, log);
                yield new OfPictures(pictures, numbers(pictures.truths().getFirst()));
            }
        };
    }

    private static LabelledPictures pictures(Recipe recipe, NetworkSpec spec, Consumer<String> log)
            throws IOException {
        LabelledPictures pictures = new LabelledPictures(recipe, form(spec));
        pictures.notes().forEach(log);
        return pictures;
    }

    /** The pictures a network reads. */
    static PictureForm form(NetworkSpec spec) {
        return new PictureForm(spec.height(), spec.input().width(), spec.input().channels());
    }

    private static List<String> numbers(String truth) {
        int count = truth.strip().split("\\s+", -1).length;
        return IntStream.rangeClosed(1, count).mapToObj(i -> "value " + i).toList();
    }

    /** Texts of lines. */
    record OfLines(Ingredients ingredients) implements Lesson {

        @Override
        public List<String> outputs() {
            return new CharacterClasses(ingredients.alphabet()).charset();
        }

        @Override
        public LineSource source() throws IOException {
            return ingredients.trainingLines();
        }

        @Override
        public Map<String, List<TextLine>> measured() throws IOException {
            return ingredients.measuredLines();
        }

        @Override
        public int size() {
            return ingredients.realLines();
        }

        @Override
        public DatasetLock lock() throws IOException {
            return ingredients.lock();
        }

        @Override
        public String digest() throws IOException {
            return ingredients.digest();
        }
    }

    /** Lines of pages. */
    record OfPages(LabelledPages pages) implements Lesson {

        @Override
        public List<String> outputs() {
            return LineMaps.names();
        }

        @Override
        public LineSource source() {
            return pages;
        }

        @Override
        public Map<String, List<TextLine>> measured() {
            return pages.measured();
        }

        @Override
        public EvaluationData measuredData() {
            return EvaluationData.ofPages(
                    pages.heldOutPages().values().stream().flatMap(List::stream).toList());
        }

        @Override
        public int size() {
            return pages.size();
        }

        @Override
        public DatasetLock lock() {
            return pages.lock();
        }

        @Override
        public String digest() {
            return pages.lock().digest();
        }
    }

    /** Classes or numbers of pictures. */
    record OfPictures(LabelledPictures pictures, List<String> outputs) implements Lesson {

        @Override
        public LineSource source() {
            return pictures;
        }

        @Override
        public Map<String, List<TextLine>> measured() {
            return pictures.measured();
        }

        @Override
        public Map<String, List<TextLine>> allMeasured() {
            return pictures.allMeasured();
        }

        @Override
        public int size() {
            return pictures.size();
        }

        @Override
        public DatasetLock lock() {
            return pictures.lock();
        }

        @Override
        public String digest() {
            return pictures.lock().digest();
        }
    }
}
