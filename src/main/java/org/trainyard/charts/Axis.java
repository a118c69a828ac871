package org.trainyard.charts;

import java.util.List;
import java.util.stream.IntStream;

import org.trainyard.charts.Layer.Style;
import org.trainyard.charts.Shape.Anchor;
import org.trainyard.charts.Shape.Line;

/**
 * A scale with its ticks, their labels and a title, drawn along one side of a box.
 *
 * @param title may be blank, then it takes no room
 */
record Axis(String title, Scale scale) {

    private static final double TICK = 5;
    private static final double GAP = 4;
    /** Between two labels. */
    private static final double AIR = 6;
    private static final double LINE = Sheet.TEXT_SIZE * 1.4;
    /** From the middle of a line of small text to its base line. */
    private static final double HALF_LETTER = Sheet.SMALL_SIZE * 0.36;
    /** With so many wanted, at least two stand. */
    private static final int FEWEST = 4;

    private static final double PIXELS_A_TICK_BELOW = 70;
    private static final double PIXELS_A_TICK_BESIDE = 48;

    /** Ticks along {@code width} pixels from left to right. */
    List<Tick> ticksBelow(double width) {
        if (scale instanceof NamedScale named) {
            return named.ticks(FEWEST);
        }
        int wanted = Math.max(FEWEST, (int) (width / PIXELS_A_TICK_BELOW));
        var ticks = scale.ticks(wanted);
        while (wanted > FEWEST && !fit(ticks, width, widest(ticks))) {
            wanted--;
            ticks = scale.ticks(wanted);
        }
        return thinned(ticks, width, widest(ticks));
    }

    /** Ticks along {@code height} pixels from below to above. */
    List<Tick> ticksBeside(double height) {
        return thinned(scale.ticks(Math.max(FEWEST, (int) (height / PIXELS_A_TICK_BESIDE))), height, Sheet.SMALL_SIZE);
    }

    /** Every second tick, every fourth and so on, until labels of this size leave air between them, or one is left. */
    private List<Tick> thinned(List<Tick> ticks, double pixels, double label) {
        var rest = ticks;
        while (rest.size() > 1 && !fit(rest, pixels, label)) {
            var denser = rest;
            rest = IntStream.range(0, denser.size()).filter(i -> i % 2 == 0).mapToObj(denser::get).toList();
        }
        return rest;
    }

    private boolean fit(List<Tick> ticks, double pixels, double label) {
        double nearest = IntStream.range(1, ticks.size())
                .mapToDouble(i -> scale.place(ticks.get(i).value()) - scale.place(ticks.get(i - 1).value())).min()
                .orElse(Double.POSITIVE_INFINITY);
        return label + AIR <= pixels * nearest;
    }

    private static double widest(List<Tick> ticks) {
        return ticks.stream().mapToDouble(tick -> width(tick.label())).max().orElse(0);
    }

    private static double width(String label) {
        return Label.width(label, Sheet.SMALL_SIZE);
    }

    /** Pixels that ticks, labels in so many rows and the title need below a box. */
    double depthBelow(int rows) {
        return TICK + GAP + Sheet.SMALL_SIZE + (rows - 1) * LINE + (title.isBlank() ? 0 : GAP + LINE);
    }

    /** Rows in which labels stand along {@code width} pixels: more than one for names that would touch. */
    int rowsBelow(double width, double height) {
        return scale instanceof NamedScale named ? named.rows(width, AIR, (int) (height / LINE)) : 1;
    }

    /** Pixels that ticks, labels and title need at the side of a box of this height. */
    double depthBeside(double height) {
        return TICK + GAP + widest(ticksBeside(height)) + (title.isBlank() ? 0 : GAP + LINE);
    }

    /** Along the lower side of the box, labels in so many rows. */
    void drawBelow(Sheet sheet, Box box, int rows) {
        double baseLine = box.bottom() + TICK + GAP + Sheet.SMALL_SIZE * 0.8;
        for (var tick : ticksBelow(box.width())) {
            double x = box.left() + scale.place(tick.value()) * box.width();
            sheet.add(Style.drawn(Colour.FRAME, 1), new Line(x, box.bottom(), x, box.bottom() + TICK));
            if (!(scale instanceof NamedScale)) {
                label(sheet, tick, x, baseLine, Anchor.MIDDLE);
            }
        }
        if (scale instanceof NamedScale named) {
            named.placed(box.left(), box.width(), sheet.free(), AIR, rows)
                    .forEach(name -> sheet.text(name.middle(), baseLine + name.row() * LINE, name.label(),
                            Sheet.SMALL_SIZE, Anchor.MIDDLE));
        }
        if (!title.isBlank()) {
            sheet.text(box.middle(), box.bottom() + depthBelow(rows) - 2,
                    Label.fit(shortened(title, box.width()), Sheet.TEXT_SIZE, box.width()), Sheet.TEXT_SIZE,
                    Anchor.MIDDLE);
        }
    }

    /** Where it has no room, without what stands in brackets at its end. */
    private static String shortened(String title, double room) {
        int bracket = title.lastIndexOf(" (");
        return bracket <= 0 || Label.width(Label.clean(title), Sheet.TEXT_SIZE) <= room
                ? title
                : title.substring(0, bracket);
    }

    /** Along the left side of the box. */
    void drawLeft(Sheet sheet, Box box) {
        drawBeside(sheet, box, box.left(), -1, Anchor.END);
        turnedTitle(sheet, box, box.left() - depthBeside(box.height()) + Sheet.TEXT_SIZE * 0.8);
    }

    /** Along the right side of the box. */
    void drawRight(Sheet sheet, Box box) {
        drawBeside(sheet, box, box.right(), 1, Anchor.START);
        turnedTitle(sheet, box, box.right() + depthBeside(box.height()) - 2);
    }

    private void drawBeside(Sheet sheet, Box box, double edge, int outwards, Anchor anchor) {
        for (var tick : ticksBeside(box.height())) {
            double y = box.bottom() - scale.place(tick.value()) * box.height();
            sheet.add(Style.drawn(Colour.FRAME, 1), new Line(edge, y, edge + outwards * TICK, y));
            label(sheet, tick, edge + outwards * (TICK + GAP), y + HALF_LETTER, anchor);
        }
    }

    private void turnedTitle(Sheet sheet, Box box, double baseLine) {
        if (!title.isBlank()) {
            sheet.turnedText(baseLine, box.top() + box.height() / 2,
                    Label.fit(shortened(title, box.height()), Sheet.TEXT_SIZE, box.height()), Sheet.TEXT_SIZE);
        }
    }

    private static void label(Sheet sheet, Tick tick, double x, double baseLine, Anchor anchor) {
        var label = new Label(tick.label(), tick.label(), width(tick.label()));
        sheet.text(x, baseLine, label, Sheet.SMALL_SIZE, anchor);
    }
}
