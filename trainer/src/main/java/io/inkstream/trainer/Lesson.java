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
import java.util.stream.IntStream;

/**
 * What a recipe's task gives a network to learn.
 *
 * @param outputs what the network's outputs mean
 * @param source endless pictures to learn from
 * @param measured frozen ones to measure with, by set
 * @param lock the files they come from
 */
record Lesson(
        List<String> outputs,
        LineSource source,
        Map<String, List<TextLine>> measured,
        DatasetLock lock) {

    /** Texts of lines. */
    static Lesson ofLines(Ingredients ingredients) throws IOException {
        return new Lesson(
                new CharacterClasses(ingredients.alphabet()).charset(),
                ingredients.trainingLines(),
                ingredients.measuredLines(),
                ingredients.lock());
    }

    /** Classes or numbers of pictures. */
    static Lesson ofPictures(Recipe recipe) throws IOException {
        NetworkSpec spec =
                NetworkSpec.parse(recipe.network().layers(), recipe.network().height());
        LabelledPictures pictures = new LabelledPictures(recipe, spec.input().width());
        List<String> truths = pictures.truths();
        List<String> outputs =
                switch (recipe.task()) {
                    case CLASS -> truths;
                    case REGRESSION -> numbers(truths.getFirst());
                    case LINE -> throw new IllegalArgumentException("lines are not pictures");
                };
        return new Lesson(outputs, pictures, pictures.measured(), pictures.lock());
    }

    private static List<String> numbers(String truth) {
        int count = truth.strip().split("\\s+", -1).length;
        return IntStream.rangeClosed(1, count).mapToObj(i -> "value " + i).toList();
    }
}
