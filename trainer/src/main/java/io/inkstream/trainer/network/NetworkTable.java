package io.inkstream.trainer.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A network layer by layer as a table to read: token, shape behind it, parameters, operations.
 *
 * <pre>{@code
 * System.out.print(NetworkTable.of(spec, charset.size(), 600));
 * }</pre>
 */
public final class NetworkTable {

    private static final double MILLION = 1e6;

    private NetworkTable() {}

    /**
     * The table.
     *
     * @param classes what the head has to choose from
     * @param width columns of the picture whose operations are counted
     */
    public static String of(NetworkSpec spec, int classes, int width) {
        int columns = spec.input().hasFixedWidth() ? spec.input().width() : width;
        List<Shape> shapes = spec.shapes(columns);
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"", "token", "gives", "parameters", "MFLOP"});
        rows.add(new String[] {"0", spec.input().token(), shapes.getFirst().toString(), "", ""});
        for (int i = 0; i < spec.layers().size(); i++) {
            LayerSpec layer = spec.layers().get(i);
            rows.add(
                    row(
                            String.valueOf(i + 1),
                            layer.token(),
                            shapes.get(i + 1).toString(),
                            layer.cost(shapes.get(i))));
        }
        rows.add(
                row(
                        "",
                        spec.head().word(),
                        classes + " outputs",
                        NetworkSpec.headCost(shapes.getLast(), classes)));
        rows.add(row("", "all", "", spec.cost(classes, columns)));
        return aligned(rows)
                + "A step per %d columns; operations of one picture %d columns wide.%n"
                        .formatted(spec.stride(), columns);
    }

    private static String[] row(String place, String token, String gives, Cost cost) {
        return new String[] {
            place,
            token,
            gives,
            cost.parameters() == 0 ? "" : String.format(Locale.ROOT, "%,d", cost.parameters()),
            cost.flops() == 0 ? "" : String.format(Locale.ROOT, "%,.1f", cost.flops() / MILLION)
        };
    }

    private static String aligned(List<String[]> rows) {
        int[] widths = new int[rows.getFirst().length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        String form =
                "%%%ds  %%-%ds  %%-%ds  %%%ds  %%%ds%%n"
                        .formatted(widths[0], widths[1], widths[2], widths[3], widths[4]);
        StringBuilder table = new StringBuilder();
        rows.forEach(row -> table.append(String.format(form, (Object[]) row)));
        return table.toString();
    }
}
