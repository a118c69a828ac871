package org.trainyard.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.trainyard.charts.Layer.Style;
import org.trainyard.charts.Shape.Anchor;
import org.trainyard.charts.Shape.Rectangle;

/**
 * How often what is named at the left met what is named below: a confusion matrix. A cell is the darker, the larger its
 * share of its row, and the number stands in it as long as it can be read.
 *
 * @param title may be empty
 * @param xTitle what the columns are
 * @param yTitle what the rows are
 * @param labels of rows and columns alike, from the first, 1 to {@value #MOST}
 * @param counts rows from above to below, columns from left to right; none negative
 */
public record MatrixChart(String title, String xTitle, String yTitle, List<String> labels, long[][] counts)
        implements
            Chart {

    /** Rows and columns of one picture. */
    public static final int MOST = 60;

    private static final double GAP = 5;
    private static final double TITLE = Sheet.TEXT_SIZE * 1.6;
    private static final double LARGEST_TEXT = 18;
    private static final double SMALLEST_TEXT = 7;
    /** Of a picture's side, at most, for names. */
    private static final double MOST_NAMES = 0.3;
    private static final int MOST_TOLD = 3;

    /** Refuses another number of counts than there are labels. */
    public MatrixChart {
        labels = List.copyOf(labels);
        int size = labels.size();
        if (size < 1 || size > MOST || counts.length != size
                || IntStream.range(0, size).anyMatch(row -> counts[row].length != size)) {
            throw new IllegalArgumentException(
                    "A matrix has 1 to %d labels, and as many rows and columns".formatted(MOST));
        }
    }

    @Override
    public Picture draw(int width, int height) {
        var sheet = new Sheet(width, height, title);
        var free = sheet.free();
        double names = Math.min(MOST_NAMES * Math.min(free.width(), free.height()),
                labels.stream().mapToDouble(label -> Label.width(Label.clean(label), Sheet.SMALL_SIZE)).max().orElse(0)
                        + 1);
        var bar = new ColourBar(new Axis("share of the row", new LinearScale(new Range(0, 1))), Shade::of);
        double left = free.left() + TITLE + names + GAP;
        double barWidth = bar.width(free.width(), free.height());
        double right = free.right() - barWidth - 3 * GAP;
        double cellWidth = (right - left) / labels.size();
        boolean turned = names > cellWidth - GAP;
        double below = TITLE + GAP + (turned ? names : Sheet.SMALL_SIZE);
        var box = new Box(left, free.top(), right - left, free.bottom() - below - free.top());
        drawCells(sheet, box);
        drawNames(sheet, box, names, turned);
        sheet.text(box.middle(), free.bottom() - 2, Label.fit(xTitle, Sheet.TEXT_SIZE, box.width()), Sheet.TEXT_SIZE,
                Anchor.MIDDLE);
        sheet.turnedText(free.left() + Sheet.TEXT_SIZE * 0.8, box.top() + box.height() / 2,
                Label.fit(yTitle, Sheet.TEXT_SIZE, box.height()), Sheet.TEXT_SIZE);
        bar.draw(sheet, new Box(right + 3 * GAP, box.top(), barWidth, box.height()));
        return sheet.picture(words());
    }

    private Box cell(Box box, int row, int column) {
        double width = box.width() / labels.size();
        double height = box.height() / labels.size();
        return new Box(box.left() + column * width, box.top() + row * height, width, height);
    }

    private void drawCells(Sheet sheet, Box box) {
        double size = textSize(box.width() / labels.size(), box.height() / labels.size());
        for (int row = 0; row < labels.size(); row++) {
            long sum = LongStream.of(counts[row]).sum();
            for (int column = 0; column < labels.size(); column++) {
                var cell = cell(box, row, column);
                var colour = Shade.of(sum == 0 ? 0 : (double) counts[row][column] / sum);
                sheet.add(new Style(colour, Colour.GRID, 1, 1, Dash.SOLID), new Rectangle(cell));
                if (size >= SMALLEST_TEXT) {
                    var text = String.valueOf(counts[row][column]);
                    sheet.add(Style.filled(Shade.ink(colour)), new Shape.Text(cell.middle(),
                            cell.top() + cell.height() / 2 + size * 0.36, new Label(text, text, cell.width()), size,
                            Anchor.MIDDLE, false));
                }
            }
        }
        sheet.add(Style.drawn(Colour.FRAME, 1), new Rectangle(box));
    }

    /** In which the longest number fits its cell. */
    private double textSize(double width, double height) {
        int digits = IntStream.range(0, labels.size()).flatMap(row -> LongStream.of(counts[row])
                .mapToInt(count -> String.valueOf(count).length())).max().orElse(1);
        double fitting = (width - GAP) / Label.width("0".repeat(digits), 1);
        return Math.min(LARGEST_TEXT, Math.min(height * 0.6, fitting));
    }

    /** Every name, or every second, every fourth and so on, where they would touch. */
    private void drawNames(Sheet sheet, Box box, double room, boolean turned) {
        int everyRow = every(box.height() / labels.size());
        int everyColumn = turned ? every(box.width() / labels.size()) : 1;
        for (int i = 0; i < labels.size(); i++) {
            var label = Label.fit(labels.get(i), Sheet.SMALL_SIZE, room);
            var cell = cell(box, i, i);
            if (i % everyRow == 0) {
                sheet.text(box.left() - GAP, cell.top() + cell.height() / 2 + Sheet.SMALL_SIZE * 0.36, label,
                        Sheet.SMALL_SIZE, Anchor.END);
            }
            if (i % everyColumn == 0 && turned) {
                sheet.add(Style.filled(Colour.INK), new Shape.Text(cell.middle() + Sheet.SMALL_SIZE * 0.36,
                        box.bottom() + GAP, label, Sheet.SMALL_SIZE, Anchor.END, true));
            } else if (i % everyColumn == 0) {
                sheet.text(cell.middle(), box.bottom() + GAP + Sheet.SMALL_SIZE * 0.8, label, Sheet.SMALL_SIZE,
                        Anchor.MIDDLE);
            }
        }
    }

    private static int every(double pixels) {
        int every = 1;
        while (every * pixels < Sheet.SMALL_SIZE + 1) {
            every *= 2;
        }
        return every;
    }

    private record Pair(int row, int column, long count) {}

    private String words() {
        var apart = new ArrayList<Pair>();
        long same = 0;
        long all = 0;
        for (int row = 0; row < labels.size(); row++) {
            for (int column = 0; column < labels.size(); column++) {
                all += counts[row][column];
                same += row == column ? counts[row][column] : 0;
                if (row != column && counts[row][column] > 0) {
                    apart.add(new Pair(row, column, counts[row][column]));
                }
            }
        }
        var most = apart.stream().sorted(Comparator.comparingLong(Pair::count).reversed()).limit(MOST_TOLD)
                .map(pair -> "%s as %s %d".formatted(labels.get(pair.row()), labels.get(pair.column()), pair.count()))
                .collect(Collectors.joining(", "));
        return "Matrix of %d by %d: %s from above to below, %s from left to right. %d in all, %d of them on the diagonal."
                .formatted(labels.size(), labels.size(), yTitle, xTitle, all, same)
                + (most.isEmpty() ? "" : " Most often off it: " + most + ".");
    }
}
