package org.trainyard.charts;

import java.util.stream.IntStream;

import org.trainyard.charts.Shape.Point;

/** The form of a series' points, so that series stay apart without colour. In the order in which series take them. */
enum Marker {

    CIRCLE {
        @Override
        Shape at(double x, double y, double radius) {
            return new Shape.Circle(x, y, radius);
        }
    },
    SQUARE {
        @Override
        Shape at(double x, double y, double radius) {
            return polygon(x, y, radius, -0.89, -0.89, 0.89, -0.89, 0.89, 0.89, -0.89, 0.89);
        }
    },
    TRIANGLE {
        @Override
        Shape at(double x, double y, double radius) {
            return polygon(x, y, radius, 0, -1.3, 1.15, 0.8, -1.15, 0.8);
        }
    },
    DIAMOND {
        @Override
        Shape at(double x, double y, double radius) {
            return polygon(x, y, radius, 0, -1.3, 1.3, 0, 0, 1.3, -1.3, 0);
        }
    },
    PLUS {
        @Override
        Shape at(double x, double y, double radius) {
            return polygon(x, y, radius, -0.4, -1.2, 0.4, -1.2, 0.4, -0.4, 1.2, -0.4, 1.2, 0.4, 0.4, 0.4, 0.4, 1.2,
                    -0.4, 1.2, -0.4, 0.4, -1.2, 0.4, -1.2, -0.4, -0.4, -0.4);
        }
    },
    WEDGE {
        @Override
        Shape at(double x, double y, double radius) {
            return polygon(x, y, radius, 0, 1.3, -1.15, -0.8, 1.15, -0.8);
        }
    },
    STAR {
        @Override
        Shape at(double x, double y, double radius) {
            return polygon(x, y, radius, 0, -1.5, 0.36, -0.5, 1.43, -0.46, 0.59, 0.19, 0.88, 1.21, 0, 0.62, -0.88, 1.21,
                    -0.59, 0.19, -1.43, -0.46, -0.36, -0.5);
        }
    },
    CROSS {
        @Override
        Shape at(double x, double y, double radius) {
            return polygon(x, y, radius, 0, -0.57, 0.71, -1.27, 1.27, -0.71, 0.57, 0, 1.27, 0.71, 0.71, 1.27, 0, 0.57,
                    -0.71, 1.27, -1.27, 0.71, -0.57, 0, -1.27, -0.71, -0.71, -1.27);
        }
    },
    HOURGLASS {
        @Override
        Shape at(double x, double y, double radius) {
            return polygon(x, y, radius, -1.1, -1.2, 1.1, -1.2, 0.25, 0, 1.1, 1.2, -1.1, 1.2, -0.25, 0);
        }
    },
    BAR {
        @Override
        Shape at(double x, double y, double radius) {
            return polygon(x, y, radius, -1.4, -0.55, 1.4, -0.55, 1.4, 0.55, -1.4, 0.55);
        }
    };

    /**
     * The form of a series by its position, 0 for the first. After as many series as there are colours the forms move on
     * by one, so that the first hundred series differ in colour or form.
     */
    static Marker of(int series) {
        var all = values();
        return all[(series + series / Palette.size()) % all.length];
    }

    /** A point at x and y, which takes about as much ink as a circle of this radius. */
    abstract Shape at(double x, double y, double radius);

    /** @param corners x and y of each, for a radius of 1 around 0 */
    private static Shape polygon(double x, double y, double radius, double... corners) {
        return new Shape.Polygon(IntStream.range(0, corners.length / 2)
                .mapToObj(i -> new Point(x + corners[2 * i] * radius, y + corners[2 * i + 1] * radius)).toList());
    }
}
