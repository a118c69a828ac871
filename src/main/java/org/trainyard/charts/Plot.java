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

    Plot(Sheet sheet, Axis x, Axis y, Key key) {
        this.sheet = sheet;
        this.x = x;
        this.y = y;
        Box free = sheet.free();
        // The highest label stands half above the plot, the rightmost half beside it.
        double top = free.top() + Sheet.SMALL_SIZE / 2;
        double height = Math.rint(free.bottom() - top - x.depthBelow());
        double left = Math.rint(free.left() + y.depthBeside(height));
        double keyWidth = key.width(free.width() * MOST_KEY, height);
        double right = free.right() - (keyWidth == 0 ? KEY_GAP : keyWidth + KEY_GAP);
        inside = new Box(left + 0.5, Math.rint(top) + 0.5, Math.max(10, Math.rint(right - left)), height);
        drawGrid();
        key.draw(sheet, new Box(inside.right() + KEY_GAP, inside.top(), keyWidth, height));
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
        sheet.add(Style.drawn(Colour.FRAME, 1), List.of(new Rectangle(inside)));
        x.drawBelow(sheet, inside);
        y.drawLeft(sheet, inside);
        return sheet.picture(description);
    }
}
