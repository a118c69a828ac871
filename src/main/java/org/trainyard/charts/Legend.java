package org.trainyard.charts;

import java.util.List;

import org.trainyard.charts.Layer.Style;
import org.trainyard.charts.Shape.Anchor;

/**
 * Names of series beside their signs, in the order of the series. Where they do not all fit below each other, the last
 * line counts the others.
 */
record Legend(List<String> names, Sign sign) implements Key {

    private static final double LINE = 18;
    private static final double GAP = 8;
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
        double words = names.stream().mapToDouble(name -> Label.width(Label.clean(name), Sheet.TEXT_SIZE)).max()
                .orElse(0);
        double rest = lines(height) < names.size() ? Label.width(more(names.size()), Sheet.TEXT_SIZE) : 0;
        return Math.min(most, Math.ceil(indent() + Math.max(words, rest)) + 1);
    }

    @Override
    public void draw(Sheet sheet, Box box) {
        int lines = lines(box.height());
        for (int line = 0; line < lines; line++) {
            double y = box.top() + LINE * (line + 0.5);
            sign.draw(sheet, line, box.left() + sign.reach() + 1, y);
            write(sheet, box, y, names.get(line));
        }
        if (lines < names.size()) {
            write(sheet, box, box.top() + LINE * (lines + 0.5), more(names.size() - lines));
        }
    }

    /** How many series have a line of their own. */
    private int lines(double height) {
        int room = Math.max(1, (int) (height / LINE));
        return names.size() <= room ? names.size() : room - 1;
    }

    private void write(Sheet sheet, Box box, double middle, String words) {
        sheet.text(box.left() + indent(), middle + Sheet.TEXT_SIZE * 0.36,
                Label.fit(words, Sheet.TEXT_SIZE, box.width() - indent()), Sheet.TEXT_SIZE, Anchor.START);
    }

    private static String more(int others) {
        return "and " + others + " more";
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
