package io.inkstream.recognition.layout;

import io.inkstream.recognition.image.Components;
import java.util.ArrayList;
import java.util.List;

/**
 * The marks of a page by what they can be.
 *
 * @param letters of a size to build lines from
 * @param small dots, accents, points, dashes: they join lines found without them
 * @param tall letters of two lines that touch, or very large ones: they widen lines found without
 *     them
 */
record SortedMarks(List<Mark> letters, List<Mark> small, List<Mark> tall) {
    private static final double LARGEST_LETTER = 7;

    static SortedMarks of(Components components, Deskew deskew, double letterHeight) {
        List<Mark> marks = new ArrayList<>(components.count());
        for (int i = 0; i < components.count(); i++) {
            Mark mark = deskew.upright(components, i);
            if (!isRuleOrPicture(mark, letterHeight)) {
                marks.add(mark);
            }
        }
        List<Mark> letters = new ArrayList<>();
        List<Mark> small = new ArrayList<>();
        List<Mark> tall = new ArrayList<>();
        for (Mark mark : new BrokenLetters(letterHeight).mended(marks)) {
            double height = mark.height() / letterHeight;
            if (height < 0.5) {
                small.add(mark);
            } else if (height <= LARGEST_LETTER) {
                letters.add(mark);
            } else {
                tall.add(mark);
            }
        }
        return new SortedMarks(
                new TouchingLines(letters, letterHeight).parted(letters), small, tall);
    }

    private static boolean isRuleOrPicture(Mark mark, double letterHeight) {
        double height = mark.height() / letterHeight;
        double width = mark.width() / letterHeight;
        boolean level = width > 5 && height < 0.08 * width;
        boolean upright = height > 3.2 && width < 0.12 * height;
        boolean picture =
                height > 2 * LARGEST_LETTER
                        || width > 40
                        || (height > LARGEST_LETTER && width > 3 * LARGEST_LETTER);
        double fill = mark.area() / (mark.width() * mark.height());
        boolean blot = fill > 0.92 && width * height > 4;
        return level || upright || picture || blot;
    }
}
