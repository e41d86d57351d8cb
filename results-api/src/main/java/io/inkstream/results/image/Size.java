package io.inkstream.results.image;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a IIIF address: {@code max}, {@code w,}, {@code ,h}, {@code w,h} or {@code !w,h}.
 * Images are made smaller only.
 */
record Size(int width, int height) {
    private static final Pattern FORM = Pattern.compile("(!?)(\\d{0,6}),(\\d{0,6})");

    /**
     * @param mostPixels of an answer
     */
    static Size of(String text, Frame region, long mostPixels) {
        if (text.equals("max")) {
            return largest(region, mostPixels);
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || (matcher.group(2).isEmpty() && matcher.group(3).isEmpty())) {
            throw invalid(text, "must be max, or like 300, or ,300 or 300,200 or !300,200");
        }
        Size size = of(matcher, text, region);
        if (size.width < 1 || size.height < 1) {
            throw invalid(text, "has no pixels");
        }
        if (size.width > region.width() || size.height > region.height()) {
            throw invalid(
                    text,
                    "is larger than the region of %d x %d"
                            .formatted(region.width(), region.height()));
        }
        if ((long) size.width * size.height > mostPixels) {
            throw invalid(text, "has more than %d pixels".formatted(mostPixels));
        }
        return size;
    }

    private static Size of(Matcher matcher, String text, Frame region) {
        boolean confined = !matcher.group(1).isEmpty();
        if (matcher.group(2).isEmpty() || matcher.group(3).isEmpty()) {
            if (confined) {
                throw invalid(text, "needs width and height");
            }
            return matcher.group(2).isEmpty()
                    ? scaled(region, number(matcher, 3) / (double) region.height())
                    : scaled(region, number(matcher, 2) / (double) region.width());
        }
        int width = number(matcher, 2);
        int height = number(matcher, 3);
        double scale = Math.min(width / (double) region.width(), height / (double) region.height());
        return confined ? scaled(region, Math.min(1, scale)) : new Size(width, height);
    }

    private static Size largest(Frame region, long mostPixels) {
        double scale = Math.sqrt(mostPixels / ((double) region.width() * region.height()));
        if (scale >= 1) {
            return new Size(region.width(), region.height());
        }
        return new Size(
                Math.max(1, (int) (region.width() * scale)),
                Math.max(1, (int) (region.height() * scale)));
    }

    private static Size scaled(Frame region, double scale) {
        if (scale <= 0) {
            return new Size(0, 0);
        }
        return new Size(
                (int) Math.max(1, Math.round(region.width() * scale)),
                (int) Math.max(1, Math.round(region.height() * scale)));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static RuntimeException invalid(String text, String why) {
        return Problems.of(ProblemCode.INVALID_PARAMETER, "size: \"%s\" %s".formatted(text, why));
    }
}
