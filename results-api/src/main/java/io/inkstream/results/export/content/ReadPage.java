package io.inkstream.results.export.content;

import io.inkstream.contracts.PageResult;
import java.util.List;

/**
 * A page that was read, as formats need it.
 *
 * @param imageName the name under which its image is given out
 */
public record ReadPage(PageResult result, String imageName, List<Block> blocks) {
    public ReadPage {
        blocks = List.copyOf(blocks);
    }

    public static ReadPage of(PageResult result, FileNames names) {
        return new ReadPage(
                result, names.image(result.pageId(), result.image().mediaType()), Block.of(result));
    }

    public int number() {
        return result.pageId().number();
    }

    public int width() {
        return result.image().width();
    }

    public int height() {
        return result.image().height();
    }

    /** Degrees that turn the content upright, clockwise. */
    public int uprightTurn() {
        return (360 - result.rotation()) % 360;
    }

    /** Whether most lines are read from right to left. */
    public boolean rightToLeft() {
        long against =
                blocks.stream()
                        .flatMap(block -> block.lines().stream())
                        .filter(ReadLine::rightToLeft)
                        .count();
        return against * 2 > result.lines().size();
    }
}
