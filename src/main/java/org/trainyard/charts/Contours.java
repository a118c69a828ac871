package org.trainyard.charts;

import java.util.ArrayList;
import java.util.List;

import org.trainyard.charts.Shape.Point;

/**
 * Where a field has a value: marching squares, with straight lines between the nodes of the grid. A square with four
 * crossings is cut into two pairs by the mean of its corners. Squares with a corner that is not finite have no line.
 */
final class Contours {

    private final float[][] values;
    private final double level;
    private final List<Segment> segments = new ArrayList<>();

    /** From one point to the next; x and y count nodes, from 0. */
    record Segment(Point from, Point to) {}

    private Contours(float[][] values, double level) {
        this.values = values;
        this.level = level;
    }

    /** @param values {@code [y][x]} */
    static List<Segment> of(float[][] values, double level) {
        var contours = new Contours(values, level);
        for (int y = 0; y + 1 < values.length; y++) {
            for (int x = 0; x + 1 < values[0].length; x++) {
                contours.cross(x, y);
            }
        }
        return contours.segments;
    }

    private void cross(int x, int y) {
        double mean = (at(x, y) + at(x + 1, y) + at(x, y + 1) + at(x + 1, y + 1)) / 4;
        if (!Double.isFinite(mean)) {
            return;
        }
        var crossings = new ArrayList<Point>();
        // Around the square, so that neighbours in this list share a corner.
        edge(x, y, x + 1, y, crossings);
        edge(x + 1, y, x + 1, y + 1, crossings);
        edge(x + 1, y + 1, x, y + 1, crossings);
        edge(x, y + 1, x, y, crossings);
        if (crossings.size() == 2) {
            segments.add(new Segment(crossings.get(0), crossings.get(1)));
        } else if (crossings.size() == 4) {
            // The corner at x + 1, y lies between the first two crossings: it is cut off where it differs from the mean.
            int first = isAbove(at(x + 1, y)) == isAbove(mean) ? 1 : 0;
            segments.add(new Segment(crossings.get(first), crossings.get(first + 1)));
            segments.add(new Segment(crossings.get(first + 2), crossings.get((first + 3) % 4)));
        }
    }

    private void edge(int x1, int y1, int x2, int y2, List<Point> crossings) {
        double one = at(x1, y1);
        double other = at(x2, y2);
        if (isAbove(one) != isAbove(other)) {
            double share = (level - one) / (other - one);
            crossings.add(new Point(x1 + share * (x2 - x1), y1 + share * (y2 - y1)));
        }
    }

    private double at(int x, int y) {
        return values[y][x];
    }

    private boolean isAbove(double value) {
        return value >= level;
    }
}
