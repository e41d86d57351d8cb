package io.inkstream.results.image;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The region of a IIIF address: {@code full}, {@code square} or {@code x,y,w,h}. */
final class Region {
    private static final Pattern PIXELS =
            Pattern.compile("(\\d{1,9}),(\\d{1,9}),(\\d{1,9}),(\\d{1,9})");

    private Region() {}

    /** The part that is asked for, cut off at the image's border. */
    static Frame of(String text, int width, int height) {
        Frame whole = Frame.of(width, height);
        if (text.equals("full")) {
            return whole;
        }
        if (text.equals("square")) {
            int side = Math.min(width, height);
            return new Frame((width - side) / 2, (height - side) / 2, side, side);
        }
        Matcher matcher = PIXELS.matcher(text);
        if (!matcher.matches()) {
            throw invalid(text, "must be full, square or x,y,width,height");
        }
        Frame asked =
                new Frame(
                        number(matcher, 1),
                        number(matcher, 2),
                        number(matcher, 3),
                        number(matcher, 4));
        Frame region = asked.within(whole);
        if (region.isEmpty()) {
            throw invalid(text, "lies outside the image of %d x %d".formatted(width, height));
        }
        return region;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static RuntimeException invalid(String text, String why) {
        return Problems.of(ProblemCode.INVALID_PARAMETER, "region: \"%s\" %s".formatted(text, why));
    }
}
