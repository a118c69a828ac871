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
    private static final double SIGN = 5;
    private static final double INDENT = 2 * SIGN + 8;

    /** The key for these series: none where none has a name. */
    static Key of(List<String> names, Sign sign) {
        return names.stream().allMatch(String::isBlank) ? NONE : new Legend(names, sign);
    }

    @Override
    public double width(double most, double height) {
        double words = names.stream().mapToDouble(name -> Label.width(Label.clean(name), Sheet.TEXT_SIZE)).max()
                .orElse(0);
        double rest = lines(height) < names.size() ? Label.width(more(names.size()), Sheet.TEXT_SIZE) : 0;
        return Math.min(most, INDENT + Math.max(words, rest));
    }

    @Override
    public void draw(Sheet sheet, Box box) {
        int lines = lines(box.height());
        for (int line = 0; line < lines; line++) {
            double y = box.top() + LINE * (line + 0.5);
            sheet.add(Style.outlined(Palette.of(line), 1), sign.at(line, box.left() + SIGN + 1, y, SIGN));
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

    private static void write(Sheet sheet, Box box, double middle, String words) {
        sheet.text(box.left() + INDENT, middle + Sheet.TEXT_SIZE * 0.36,
                Label.fit(words, Sheet.TEXT_SIZE, box.width() - INDENT), Sheet.TEXT_SIZE, Anchor.START);
    }

    private static String more(int others) {
        return "and " + others + " more";
    }

    /** How a series is shown. */
    interface Sign {

        /** As its points are drawn. */
        Sign MARKER = (series, x, y, radius) -> Marker.of(series).at(x, y, radius);
        /** As areas are drawn. */
        Sign AREA = (series, x, y, radius) -> new Shape.Rectangle(
                new Box(x - radius, y - radius, 2 * radius, 2 * radius));

        Shape at(int series, double x, double y, double radius);
    }
}
