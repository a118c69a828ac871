package org.trainyard.charts;

import java.util.ArrayList;
import java.util.List;

import org.trainyard.charts.Layer.Style;
import org.trainyard.charts.Shape.Point;

/**
 * What of a path lies within a box: Liang and Barsky, "A new concept and method for line clipping" (1984), segment by
 * segment.
 */
final class Clip {

    private final Box box;
    private final List<List<Point>> pieces = new ArrayList<>();
    private List<Point> open = new ArrayList<>();

    private Clip(Box box) {
        this.box = box;
    }

    /** Pieces of the path through these points, each of two points or more; segments without an end are left out. */
    static List<List<Point>> of(List<Point> path, Box box) {
        var clip = new Clip(box);
        for (int i = 1; i < path.size(); i++) {
            clip.segment(path.get(i - 1), path.get(i));
        }
        clip.close();
        return clip.pieces;
    }

    /** Draws what lies within the box, and an arrow where the path leaves it for good. */
    static void draw(Sheet sheet, Style line, Colour colour, List<Point> path, Box box) {
        var inside = of(path, box);
        sheet.add(line, inside.stream().map(Shape.Path::new).toList());
        if (!inside.isEmpty() && !holds(box, path.getLast())) {
            sheet.add(Style.filled(colour), List.of(Arrow.at(inside.getLast())));
        }
    }

    static boolean holds(Box box, Point point) {
        return point.x() >= box.left() && point.x() <= box.right() && point.y() >= box.top()
                && point.y() <= box.bottom();
    }

    private void segment(Point from, Point to) {
        double x = to.x() - from.x();
        double y = to.y() - from.y();
        double[] towards = {-x, x, -y, y};
        double[] room = {from.x() - box.left(), box.right() - from.x(), from.y() - box.top(), box.bottom() - from.y()};
        double enters = 0;
        double leaves = 1;
        boolean outside = !Double.isFinite(x) || !Double.isFinite(y);
        for (int side = 0; side < 4; side++) {
            double share = room[side] / towards[side];
            if (towards[side] == 0) {
                outside |= room[side] < 0;
            } else if (towards[side] < 0) {
                enters = Math.max(enters, share);
            } else {
                leaves = Math.min(leaves, share);
            }
        }
        if (outside || enters > leaves) {
            close();
            return;
        }
        if (open.isEmpty()) {
            open.add(enters == 0 ? from : new Point(from.x() + enters * x, from.y() + enters * y));
        }
        open.add(leaves == 1 ? to : new Point(from.x() + leaves * x, from.y() + leaves * y));
        if (leaves < 1) {
            close();
        }
    }

    private void close() {
        if (open.size() > 1) {
            pieces.add(open);
        }
        open = new ArrayList<>();
    }
}
