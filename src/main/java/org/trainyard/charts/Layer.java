package org.trainyard.charts;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Shapes of one look, drawn in their order above all earlier layers. */
record Layer(Style style, List<? extends Shape> shapes) {

    Layer {
        shapes = List.copyOf(shapes);
    }

    /**
     * How shapes look.
     *
     * @param fill null leaves them empty
     * @param stroke null draws no outline
     * @param strokeWidth of the outline, in pixels
     * @param opacity of the fill, 0 to 1
     */
    record Style(@Nullable Colour fill, @Nullable Colour stroke, double strokeWidth, double opacity) {

        static Style filled(Colour fill) {
            return new Style(fill, null, 0, 1);
        }

        static Style drawn(Colour stroke, double width) {
            return new Style(null, stroke, width, 1);
        }

        /** Filled, with a thin outline in a darker shade. */
        static Style outlined(Colour fill, double opacity) {
            return new Style(fill, fill.darker(), 0.8, opacity);
        }
    }
}
