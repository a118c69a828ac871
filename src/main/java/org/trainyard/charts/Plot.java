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
    private static final double MOST_KEY = 0.3;

    private final Sheet sheet;
    private final Axis x;
    private final Axis y;
    private final Box inside;

    /** In all the room that a sheet has. */
    Plot(Sheet sheet, Axis x, Axis y, Key key) {
        this(sheet, x, y, key, sheet.free(), sides(x, y, key, sheet.free()));
    }

    /** @param sides as wide as {@link #sides} asks for, or wider, so that plots below each other lie in line */
    Plot(Sheet sheet, Axis x, Axis y, Key key, Box room, Sides sides) {
        this.sheet = sheet;
        this.x = x;
        this.y = y;
        double top = top(room);
        double height = height(x, room);
        double left = Math.rint(room.left() + sides.left());
        double right = room.right() - (sides.right() == 0 ? KEY_GAP : sides.right() + KEY_GAP);
        inside = new Box(left + 0.5, Math.rint(top) + 0.5, Math.max(10, Math.rint(right - left)), height);
        drawGrid();
        key.draw(sheet, new Box(inside.right() + KEY_GAP, inside.top(), sides.right(), height));
    }

    /** What the vertical axis and the key need in this room. */
    static Sides sides(Axis x, Axis y, Key key, Box room) {
        double height = height(x, room);
        return new Sides(y.depthBeside(height), key.width(room.width() * MOST_KEY, height));
    }

    /** The highest label stands half above the plot. */
    private static double top(Box room) {
        return room.top() + Sheet.SMALL_SIZE / 2;
    }

    private static double height(Axis x, Box room) {
        return Math.rint(room.bottom() - top(room) - x.depthBelow());
    }

    /** Pixels beside a plot: for the vertical axis at its left, for the key at its right. */
    record Sides(double left, double right) {

        Sides orWider(Sides other) {
            return new Sides(Math.max(left, other.left), Math.max(right, other.right));
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
        x.drawBelow(sheet, inside);
        y.drawLeft(sheet, inside);
    }
}
