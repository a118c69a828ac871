package org.trainyard.charts;

import java.util.List;
import java.util.stream.Stream;

import org.trainyard.charts.Layer.Style;
import org.trainyard.charts.Shape.Line;
import org.trainyard.charts.Shape.Rectangle;

/**
 * Two axes with a grid behind what lies between them. A chart asks it where values lie, puts its shapes on
 * {@link #sheet()}, and at last calls {@link #finish}.
 */
final class Plot {

    private static final double KEY_GAP = 14;
    /** Of the width, for a key beside the plot. */
    private static final double MOST_KEY = 0.3;
    /** Of the height, for a key below the plot, and for rows of names. */
    private static final double MOST_BELOW = 0.42;
    /** Pixels of height that a key leaves to the plot, or it is not drawn. */
    private static final double LEAST_PLOT = 50;
    /** What a vertical axis takes, more or less, before it is known. */
    private static final double BESIDE = 60;

    private final Sheet sheet;
    private final Axis x;
    private final Axis y;
    private final Box inside;
    private final int rows;

    /** In all the room that a sheet has. */
    Plot(Sheet sheet, Axis x, Axis y, Key key) {
        this(sheet, x, y, key, sheet.free(), sides(x, y, key, sheet.free()));
    }

    /** @param sides as wide as {@link #sides} asks for, or wider, so that plots below each other lie in line */
    Plot(Sheet sheet, Axis x, Axis y, Key key, Box room, Sides sides) {
        this.sheet = sheet;
        this.x = x;
        this.y = y;
        this.rows = sides.rows();
        double top = top(room);
        double height = Math.rint(room.bottom() - top - x.depthBelow(rows) - sides.below());
        double left = Math.rint(room.left() + sides.left());
        double right = room.right() - (sides.right() == 0 ? KEY_GAP : sides.right() + KEY_GAP);
        inside = new Box(left + 0.5, Math.rint(top) + 0.5, Math.max(10, Math.rint(right - left)), height);
        drawGrid();
        var placed = placed(x, key, room);
        placed.beside().draw(sheet, new Box(inside.right() + KEY_GAP, inside.top(), sides.right(), height));
        if (sides.below() > 0) {
            placed.below().drawBelow(sheet,
                    new Box(room.left(), room.bottom() - sides.below(), room.width(), sides.below()));
        }
    }

    /** Whether all of a key stands beside a plot in this room. */
    static boolean hasRoomBeside(Axis x, Key key, Box room) {
        return placed(x, key, room).below().isEmpty();
    }

    private static Key.Placement placed(Axis x, Key key, Box room) {
        return key.placed(room.width() * MOST_KEY, room.bottom() - top(room) - x.depthBelow(1));
    }

    /** What the vertical axis and the key need in this room. */
    static Sides sides(Axis x, Axis y, Key key, Box room) {
        var placed = placed(x, key, room);
        double right = placed.beside().width(room.width() * MOST_KEY, room.height());
        int rows = x.rowsBelow(room.width() - BESIDE - KEY_GAP - right, MOST_BELOW * room.height());
        double height = room.bottom() - top(room) - x.depthBelow(rows);
        double below = placed.below().heightBelow(room.width(),
                Math.min(MOST_BELOW * room.height(), height - LEAST_PLOT));
        return new Sides(y.depthBeside(Math.rint(height - below)), right, below, rows);
    }

    /** The highest label stands half above the plot. */
    private static double top(Box room) {
        return room.top() + Sheet.SMALL_SIZE / 2;
    }

    /**
     * What stands around a plot.
     *
     * @param left pixels for the vertical axis
     * @param right pixels for the key, where it stands beside
     * @param below pixels for the key, where it stands below
     * @param rows in which the labels of the horizontal axis stand
     */
    record Sides(double left, double right, double below, int rows) {

        /** As wide as the wider of both at each side. */
        Sides orWider(Sides other) {
            return new Sides(Math.max(left, other.left), Math.max(right, other.right), below, rows);
        }
    }

    private void drawGrid() {
        var across = x.ticksBelow(inside.width()).stream().map(tick -> sharp(x(tick.value())))
                .map(at -> new Line(at, inside.top(), at, inside.bottom()));
        var along = y.ticksBeside(inside.height()).stream().map(tick -> sharp(y(tick.value())))
                .map(at -> new Line(inside.left(), at, inside.right(), at));
        sheet.add(Style.drawn(Colour.GRID, 1), Stream.concat(across, along).toList());
    }

    /** A line of one pixel fills that pixel when it runs through its middle. */
    private static double sharp(double position) {
        return Math.floor(position) + 0.5;
    }

    Sheet sheet() {
        return sheet;
    }

    Box inside() {
        return inside;
    }

    /** The pixel from the left of a value of the x axis. */
    double x(double value) {
        return inside.left() + x.scale().place(value) * inside.width();
    }

    /** The pixel from above of a value of the y axis. */
    double y(double value) {
        return inside.bottom() - y.scale().place(value) * inside.height();
    }

    /** Draws the frame and the axes above the data, and is done. */
    Picture finish(String description) {
        drawAxes();
        return sheet.picture(description);
    }

    /** The frame and the axes, above the data. */
    void drawAxes() {
        sheet.add(Style.drawn(Colour.FRAME, 1), List.of(new Rectangle(inside)));
        x.drawBelow(sheet, inside, rows);
        y.drawLeft(sheet, inside);
    }
}
