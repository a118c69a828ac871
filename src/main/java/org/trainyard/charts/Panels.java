package org.trainyard.charts;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Line charts below each other over one horizontal axis, whose title stands below the last. Titles of the panels
 * themselves are not drawn: what a panel shows is said beside its vertical axis.
 *
 * @param title of the whole; may be empty
 * @param panels from above to below, at least one; all with the same horizontal axis
 */
public record Panels(String title, List<LineChart> panels) implements Chart {

    /** Pixels of a panel that can be read, its axis included. */
    private static final double LEAST = 90;
    private static final double GAP = 6;

    public Panels {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("There is at least one panel");
        }
    }

    /** As many panels as have room; the description tells of those that have none. */
    @Override
    public Picture draw(int width, int height) {
        return draw(title, panels, width, height);
    }

    static Picture draw(String title, List<LineChart> panels, int width, int height) {
        var sheet = new Sheet(width, height, title);
        var free = sheet.free();
        int shown = Math.clamp((int) (free.height() / LEAST), 1, panels.size());
        var across = LinePlot.across(panels);
        var plots = IntStream.range(0, panels.size())
                .mapToObj(i -> new LinePlot(panels.get(i), across, i == shown - 1)).toList();
        double each = free.height() / shown;
        var rooms = IntStream.range(0, shown)
                .mapToObj(i -> new Box(free.left(), free.top() + each * i, free.width(),
                        each - (i < shown - 1 ? GAP : 0)))
                .toList();
        var sides = new Plot.Sides(0, 0);
        for (int i = 0; i < shown; i++) {
            sides = sides.orWider(plots.get(i).sides(rooms.get(i)));
        }
        for (int i = 0; i < shown; i++) {
            plots.get(i).draw(sheet, rooms.get(i), sides);
        }
        return sheet.picture((panels.size() == 1 ? "" : Words.count(panels.size(), "panel") + ". ")
                + plots.stream().map(LinePlot::words).collect(Collectors.joining(" "))
                + (shown == panels.size() ? "" : " There is room for " + shown + " of them."));
    }
}
