package org.trainyard.charts;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

import org.trainyard.charts.Contours.Segment;

/** The colours of a field, what explains them, and the lines that lie in it. */
final class FieldPaint {

    /** Of a class' colour where it is certain; the rest is paper, so that points stay apart from it. */
    private static final double STRONGEST = 0.6;
    private static final double WEAKEST = 0.12;

    private final Field field;
    private final Scale scale;

    FieldPaint(Field field) {
        this.field = field;
        this.scale = field instanceof Field.Values values ? scale(values) : new LinearScale(new Range(0, 1));
    }

    private static Scale scale(Field.Values field) {
        var statistics = new DoubleSummaryStatistics();
        for (float[] row : field.values()) {
            for (float value : row) {
                if (Float.isFinite(value) && (value > 0 || !field.logarithmic())) {
                    statistics.accept(value);
                }
            }
        }
        return field.logarithmic() ? LogScale.of(statistics, 0) : new LinearScale(Range.of(statistics, 0));
    }

    /** One colour a node, by rows from above. */
    int[] colours() {
        int rows = field.rows();
        int columns = field.columns();
        var colours = new int[rows * columns];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                colours[(rows - 1 - y) * columns + x] = at(y, x).rgb();
            }
        }
        return colours;
    }

    private Colour at(int y, int x) {
        return switch (field) {
            case Field.Values values -> ofValue(values.values()[y][x]);
            case Field.Between between -> ofShare(between.shares()[y][x]);
            case Field.Classes classes -> Double.isFinite(classes.certainty(y, x))
                    ? tint(classes.winner(y, x), classes.certainty(y, x))
                    : Field.MISSING;
        };
    }

    /** Of a number on the field's scale. */
    Colour ofValue(double value) {
        return Double.isFinite(value) ? ColourScale.at(scale.place(value)) : Field.MISSING;
    }

    private static Colour ofShare(float share) {
        if (!Float.isFinite(share)) {
            return Field.MISSING;
        }
        double from = Math.clamp(2 * Math.abs(share - 0.5), 0, 1);
        return Colour.PAPER.mix(Palette.of(share < 0.5 ? 0 : 1), from * STRONGEST);
    }

    private static Colour tint(int series, double certainty) {
        return Colour.PAPER.mix(Palette.of(series), WEAKEST + (STRONGEST - WEAKEST) * Math.clamp(certainty, 0, 1));
    }

    /** What explains the colours. */
    Key key() {
        return switch (field) {
            case Field.Values values -> new ColourBar(new Axis(values.title(), scale));
            case Field.Between between -> Legend.of(between.names(), Legend.Sign.MARKER);
            case Field.Classes classes -> Legend.of(classes.names(), Legend.Sign.MARKER);
        };
    }

    /** Lines of equal value; between classes, their borders, whatever the level. */
    List<Segment> lines(double level) {
        return switch (field) {
            case Field.Values values -> Contours.of(values.values(), level);
            case Field.Between between -> Contours.of(between.shares(), level);
            case Field.Classes classes -> IntStream.range(0, classes.names().size())
                    .mapToObj(k -> Contours.of(classes.lead(k), 0)).flatMap(List::stream).toList();
        };
    }

    /** In words, what the colours show. */
    String words() {
        return switch (field) {
            case Field.Values values -> values.title().isBlank() ? "a value" : values.title();
            case Field.Between between -> String.join(" against ", between.names());
            case Field.Classes classes -> Words.count(classes.names().size(), "class").replace("classs", "classes");
        };
    }

    /** Whether lines on it must be light to be seen. */
    boolean isDark() {
        return field instanceof Field.Values;
    }
}
