package org.trainyard.charts;

import java.util.function.DoubleFunction;

import org.trainyard.charts.Layer.Style;
import org.trainyard.charts.Shape.Rectangle;

/**
 * The colours of values from below to above, beside their axis.
 *
 * @param colours by place, from 0 at the lower end to 1 at the upper
 */
record ColourBar(Axis axis, DoubleFunction<Colour> colours) implements Key {

    private static final double BAR = 14;
    private static final int STEPS = 64;
    /** It may be wider than words are by this factor: its numbers cannot be shortened. */
    private static final double WIDER = 1.5;

    ColourBar(Axis axis) {
        this(axis, ColourScale::at);
    }

    @Override
    public double width(double most, double height) {
        return BAR + axis.depthBeside(height);
    }

    /** Its title and numbers stand whole, or it is left out. */
    @Override
    public Placement placed(double most, double height) {
        return new Placement(width(most, height) <= WIDER * most ? this : NONE, NONE);
    }

    @Override
    public void draw(Sheet sheet, Box box) {
        var bar = new Box(box.left(), box.top(), BAR, box.height());
        double step = bar.height() / STEPS;
        for (int i = 0; i < STEPS; i++) {
            // Each reaches under the next: neighbours that only touch would let the paper shine through.
            double top = bar.top() + i * step;
            double height = Math.min(2 * step, bar.bottom() - top);
            sheet.add(Style.filled(colours.apply(1 - (i + 0.5) / STEPS)),
                    new Rectangle(new Box(bar.left(), top, BAR, height)));
        }
        sheet.add(Style.drawn(Colour.FRAME, 1), new Rectangle(bar));
        axis.drawRight(sheet, bar);
    }
}
