package io.inkstream.trainer;

import io.inkstream.trainer.dataset.Ingredients;
import io.inkstream.trainer.dataset.LabelledPictures;
import io.inkstream.trainer.dataset.LineSource;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.dataset.splitting.DatasetLock;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.training.CharacterClasses;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a recipe's task gives a network to learn.
 *
 * @param outputs what the network's outputs mean
 * @param source endless pictures to learn from
 * @param measured frozen ones to measure with, by set
 * @param lock the files they come from
 * @param ingredients of lines
 */
record Lesson(
        List<String> outputs,
        LineSource source,
        Map<String, List<TextLine>> measured,
        DatasetLock lock,
        Optional<Ingredients> ingredients) {

    /** Reads the data; the log hears what is doubtful in it. */
    static Lesson of(Recipe recipe, Consumer<String> log) throws IOException {
        return switch (recipe.task()) {
            case LINE -> ofLines(new Ingredients(recipe), log);
            case CLASS -> ofPictures(recipe, LabelledPictures::truths);
            case REGRESSION -> ofPictures(recipe, pictures -> numbers(pictures.truths()));
        };
    }

    private static Lesson ofLines(Ingredients ingredients, Consumer<String> log)
            throws IOException {
        log.accept(ingredients.checkReport().text());
        return new Lesson(
                new CharacterClasses(ingredients.alphabet()).charset(),
                ingredients.trainingLines(),
                ingredients.measuredLines(),
                ingredients.lock(),
                Optional.of(ingredients));
    }

    private static Lesson ofPictures(
            Recipe recipe, Function<LabelledPictures, List<String>> outputs) throws IOException {
        NetworkSpec spec = NetworkSpec.parse(recipe.network().layers(), recipe.network().height());
        LabelledPictures pictures = new LabelledPictures(recipe, spec.input().width());
        return new Lesson(
                outputs.apply(pictures),
                pictures,
                pictures.measured(),
                pictures.lock(),
                Optional.empty());
    }

    private static List<String> numbers(List<String> truths) {
        int count = truths.getFirst().strip().split("\\s+", -1).length;
        return IntStream.rangeClosed(1, count).mapToObj(i -> "value " + i).toList();
    }
}
