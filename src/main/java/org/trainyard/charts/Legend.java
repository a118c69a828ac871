package org.trainyard.charts;

import java.util.List;

import org.trainyard.charts.Layer.Style;
import org.trainyard.charts.Shape.Anchor;

/**
 * Names of series beside their signs, in the order of the series: below each other beside the plot, in columns below it.
 * Where they do not all fit, the last place counts the others.
 */
record Legend(List<String> names, Sign sign) implements Key {

    private static final double LINE = 18;
    private static final double GAP = 8;
    /** Between two columns. */
    private static final double GUTTER = 14;
    /** The narrowest column in which shortened names still say something. */
    private static final double LEAST_COLUMN = 125;
    private static final String COLON = ": ";

    /** The key for these series: none where none has a name. */
    static Key of(List<String> names, Sign sign) {
        return names.stream().allMatch(String::isBlank) ? NONE : new Legend(apart(names), sign);
    }

    /** Without what all of them begin with, such as {@code widths: } before {@code units 4} and {@code units 8}. */
    private static List<String> apart(List<String> names) {
        var first = names.getFirst();
        var common = first.substring(0, first.indexOf(COLON) < 0 ? 0 : first.indexOf(COLON) + COLON.length());
        return names.size() > 1 && names.stream().allMatch(name -> name.startsWith(common))
                ? names.stream().map(name -> name.substring(common.length())).toList()
                : names;
    }

    @Override
    public double width(double most, double height) {
        return Math.min(most, wanted());
    }

    /** Pixels for the longest name with its sign. */
    private double wanted() {
        double words = names.stream().mapToDouble(name -> Label.width(Label.clean(name), Sheet.TEXT_SIZE)).max()
                .orElse(0);
        return Math.ceil(indent() + words) + 1;
    }

    @Override
    public Placement placed(double most, double height) {
        return wanted() <= most && names.size() * LINE <= height
                ? new Placement(this, NONE)
                : new Placement(NONE, this);
    }

    @Override
    public void draw(Sheet sheet, Box box) {
        for (int line = 0; line < names.size(); line++) {
            entry(sheet, line, new Box(box.left(), box.top() + LINE * line, box.width(), LINE));
        }
    }

    /** @param shown how many series have a place of their own; where these are not all, one more place counts the others */
    private record Columns(int columns, int rows, int shown) {}

    private Columns columns(double width, int mostRows) {
        int wide = Math.max(1, (int) ((width + GUTTER) / (wanted() + GUTTER)));
        int all = names.size();
        if (Math.ceilDiv(all, wide) <= mostRows) {
            return even(all, wide, all);
        }
        int narrow = Math.max(wide, (int) ((width + GUTTER) / (LEAST_COLUMN + GUTTER)));
        if (all <= narrow * mostRows) {
            return even(all, Math.ceilDiv(all, mostRows), all);
        }
        int few = Math.clamp((int) ((width + GUTTER) / (others(all) + GUTTER)), 1, narrow);
        return new Columns(few, mostRows, few * mostRows - 1);
    }

    private static String more(int others) {
        return "and " + others + " more";
    }

    /** Pixels to count the others. */
    private static double others(int most) {
        return Label.width(more(most), Sheet.TEXT_SIZE) + 1;
    }

    /** With as few empty places as can be. */
    private static Columns even(int places, int most, int shown) {
        int rows = Math.ceilDiv(places, Math.min(places, most));
        return new Columns(Math.ceilDiv(places, rows), rows, shown);
    }

    /** At least one series must have its place. */
    @Override
    public double heightBelow(double width, double most) {
        int rows = (int) ((most - GAP / 2) / LINE);
        return rows < 1 || columns(width, rows).shown() < 1 ? 0 : GAP / 2 + columns(width, rows).rows() * LINE;
    }

    @Override
    public void drawBelow(Sheet sheet, Box box) {
        var grid = columns(box.width(), (int) ((box.height() - GAP / 2) / LINE));
        double place = grid.shown() < names.size() ? Math.max(wanted(), others(names.size())) : wanted();
        double pitch = Math.min((box.width() + GUTTER) / grid.columns(), place + GUTTER);
        double left = box.left() + (box.width() + GUTTER - pitch * grid.columns()) / 2;
        for (int i = 0; i < Math.min(names.size(), grid.shown() + 1); i++) {
            int column = i / grid.rows();
            var cell = new Box(Math.rint(left + pitch * column),
                    box.top() + GAP / 2 + LINE * (i % grid.rows()), pitch - GUTTER, LINE);
            if (i < grid.shown()) {
                entry(sheet, i, cell);
            } else {
                sheet.text(cell.left(), cell.top() + LINE / 2 + Sheet.TEXT_SIZE * 0.36,
                        Label.fit(more(names.size() - i), Sheet.TEXT_SIZE, cell.width()), Sheet.TEXT_SIZE,
                        Anchor.START);
            }
        }
    }

    private void entry(Sheet sheet, int series, Box place) {
        sign.draw(sheet, series, place.left() + sign.reach() + 1, place.top() + LINE / 2);
        // Names that begin alike are told apart by their ends.
        sheet.text(place.left() + indent(), place.top() + LINE / 2 + Sheet.TEXT_SIZE * 0.36,
                Label.fitEnds(names.get(series), Sheet.TEXT_SIZE, place.width() - indent()), Sheet.TEXT_SIZE,
                Anchor.START);
    }

    private double indent() {
        return 2 * sign.reach() + GAP;
    }

    /** How a series is shown. */
    interface Sign {

        /** As its points are drawn. */
        Sign MARKER = (sheet, series, x, y) -> sheet.add(Style.outlined(Palette.of(series), 1),
                Marker.of(series).at(x, y, 5));
        /** As areas are drawn. */
        Sign AREA = (sheet, series, x, y) -> sheet.add(Style.outlined(Palette.of(series), 1),
                new Shape.Rectangle(new Box(x - 5, y - 5, 10, 10)));

        /** Its middle at x and y. */
        void draw(Sheet sheet, int series, double x, double y);

        /** Pixels from its middle to its left and to its right end. */
        default double reach() {
            return 5;
        }
    }
}
