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
     * @param dash of the outline
     */
    record Style(@Nullable Colour fill, @Nullable Colour stroke, double strokeWidth, double opacity, Dash dash) {

        private Style(@Nullable Colour fill, @Nullable Colour stroke, double strokeWidth, double opacity) {
            this(fill, stroke, strokeWidth, opacity, Dash.SOLID);
        }

        static Style filled(Colour fill) {
            return new Style(fill, null, 0, 1);
        }

        static Style drawn(Colour stroke, double width) {
            return new Style(null, stroke, width, 1);
        }

        static Style dashed(Colour stroke, double width, Dash dash) {
            return new Style(null, stroke, width, 1, dash);
        }

        /** What lies behind lets it shine through. */
        static Style tinted(Colour fill, double opacity) {
            return new Style(fill, null, 0, opacity);
        }

        /** Filled, with a thin outline in a darker shade. */
        static Style outlined(Colour fill, double opacity) {
            return new Style(fill, fill.darker(), 0.8, opacity);
        }
    }
}
