package io.inkstream.results.export.content;

import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.Polygon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lines of one region that follow each other. A region whose lines are not read in one go makes
 * several blocks, so the order of blocks and lines is always the reading order.
 *
 * @param id a name in XML, unique in the page
 * @param outline holds all lines
 */
public record Block(String id, Polygon outline, List<ReadLine> lines) {
    public Block {
        lines = List.copyOf(lines);
    }

    public Box box() {
        return Box.around(outline.points());
    }

    /** The texts of its lines, one per line. */
    public String text() {
        return String.join("\n", lines.stream().map(ReadLine::text).toList());
    }

    static List<Block> of(PageResult page) {
        Box frame = new Box(0, 0, page.image().width(), page.image().height());
        Map<String, PageResult.Region> regions =
                page.regions().stream()
                        .collect(
                                Collectors.toMap(
                                        PageResult.Region::id, Function.identity(), (a, b) -> a));
        List<Block> blocks = new ArrayList<>();
        List<ReadLine> lines = new ArrayList<>();
        for (int i = 0; i < page.lines().size(); i++) {
            PageResult.Line line = page.lines().get(i);
            lines.add(ReadLine.of(line, frame));
            boolean last =
                    i + 1 == page.lines().size()
                            || !page.lines().get(i + 1).regionId().equals(line.regionId());
            if (last) {
                PageResult.Region region = regions.get(line.regionId());
                Polygon outline = region == null ? new Polygon(List.of()) : region.polygon();
                blocks.add(of("b_" + (blocks.size() + 1), outline, lines, frame));
                lines = new ArrayList<>();
            }
        }
        return blocks;
    }

    private static Block of(String id, Polygon region, List<ReadLine> lines, Box frame) {
        Box all = lines.stream().map(ReadLine::box).reduce(Box::union).orElseThrow();
        Polygon outline = Outlines.area(region, frame);
        Box box = Box.around(outline.points());
        return new Block(id, box.contains(all) ? outline : all.outline(), lines);
    }
}
