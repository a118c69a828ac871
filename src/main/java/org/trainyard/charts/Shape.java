package org.trainyard.charts;

import java.util.List;

/** What a picture is made of. Coordinates are pixels from the upper left corner; colours stand in its {@link Layer}. */
sealed interface Shape {

    record Line(double x1, double y1, double x2, double y2) implements Shape {}

    record Rectangle(Box box) implements Shape {}

    record Circle(double x, double y, double radius) implements Shape {}

    /** Closed, by its corners in order. */
    record Polygon(List<Point> corners) implements Shape {

        public Polygon {
            corners = List.copyOf(corners);
        }
    }

    /** Open, from point to point. */
    record Path(List<Point> points) implements Shape {

        public Path {
            points = List.copyOf(points);
        }
    }

    /**
     * One line of text.
     *
     * @param x where its anchor is
     * @param y its base line
     * @param size of the font, in pixels
     * @param turned whether it is read from below to above
     */
    record Text(double x, double y, Label label, double size, Anchor anchor, boolean turned) implements Shape {}

    /**
     * A small grey image, one byte a pixel by rows from above: 1 is black, 255 is white, 0 is transparent.
     *
     * @param columns pixels in a row of {@code levels}
     */
    record Pixels(Box box, int rows, int columns, byte[] levels) implements Shape {

        /** Whether pixels are drawn so large that their edges are to be sharp; between smaller ones colours flow. */
        boolean sharp() {
            return box.width() >= Tiling.EVEN_FROM * columns;
        }
    }

    /**
     * A small opaque image in colours, by rows from above; between its pixels colours flow.
     *
     * @param colours as {@link Colour#rgb}
     */
    record Raster(Box box, int rows, int columns, int[] colours) implements Shape {}

    record Point(double x, double y) {}

    /** Which point of a text is put at its x. */
    enum Anchor {
        START, MIDDLE, END
    }
}
