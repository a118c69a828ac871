package org.trainyard.charts;

import java.util.List;

import org.trainyard.charts.Shape.Point;
import org.trainyard.charts.Shape.Polygon;

/** Where something goes on beyond the edge of a plot. */
final class Arrow {

    private static final double LENGTH = 9;
    private static final double HALF = 5;

    private Arrow() {}

    /** The head of an arrow with its tip at the end of a path of two points or more. */
    static Polygon at(List<Point> path) {
        var tip = path.getLast();
        var before = path.get(path.size() - 2);
        double x = tip.x() - before.x();
        double y = tip.y() - before.y();
        double length = Math.sqrt(x * x + y * y);
        double dx = length == 0 ? 0 : x / length;
        double dy = length == 0 ? -1 : y / length;
        return new Polygon(List.of(tip, new Point(tip.x() - LENGTH * dx - HALF * dy, tip.y() - LENGTH * dy + HALF * dx),
                new Point(tip.x() - LENGTH * dx + HALF * dy, tip.y() - LENGTH * dy - HALF * dx)));
    }
}
