package org.trainyard.charts;

import java.util.ArrayList;
import java.util.Comparator;
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
    /** Of a panel, for each row of labels above it. */
    private static final double PIXELS_A_ROW = 65;
    /** Of the height, for a key below all panels. */
    private static final double MOST_SHARED = 0.25;

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
        var first = plots(panels, across, shown, free.height() / shown, false);
        boolean low = shown > 1 && !rooms(first, free, shown).stream().allMatch(
                room -> LinePlot.holdsTitle(panels.get(room.number()), room.plot()));
        var plots = low ? plots(panels, across, shown, free.height() / shown, true) : first;
        var shared = shared(plots, panels, rooms(plots, free, shown));
        double below = shared.heightBelow(free.width(), MOST_SHARED * free.height());
        var rooms = rooms(plots, new Box(free.left(), free.top(), free.width(), free.height() - below), shown);
        var sides = new Plot.Sides(0, 0, 0, 1);
        for (var room : rooms) {
            sides = sides.orWider(plots.get(room.number()).sides(room.box(), key(plots, room, shared)));
        }
        for (var room : rooms) {
            var key = key(plots, room, shared);
            plots.get(room.number()).draw(sheet, room.box(),
                    plots.get(room.number()).sides(room.box(), key).orWider(sides), key);
        }
        if (below > 0) {
            shared.drawBelow(sheet, new Box(free.left(), free.bottom() - below, free.width(), below));
        }
        return sheet.picture((panels.size() == 1 ? "" : Words.count(panels.size(), "panel") + ". ")
                + plots.stream().map(LinePlot::words).collect(Collectors.joining(" "))
                + (shown == panels.size() ? "" : " There is room for " + shown + " of them."));
    }

    private static List<LinePlot> plots(List<LineChart> panels, Scale across, int shown, double each, boolean headed) {
        int rows = Math.clamp((int) (each / PIXELS_A_ROW), 1, MarkLabels.MOST_ROWS);
        return IntStream.range(0, panels.size()).mapToObj(i -> new LinePlot(panels.get(i), across,
                new LinePlot.Layout(i == shown - 1, headed, rows))).toList();
    }

    /**
     * Where a panel stands.
     *
     * @param plot height of what lies between its axes, with nothing else than they around it
     */
    private record Room(int number, Box box, double plot) {}

    /** The same height for each plot, and above and below it what it needs. */
    private static List<Room> rooms(List<LinePlot> plots, Box free, int shown) {
        double around = 0;
        for (var plot : plots.subList(0, shown)) {
            around += plot.above() + plot.depth();
        }
        double each = Math.max(0, (free.height() - around - GAP * (shown - 1)) / shown);
        var rooms = new ArrayList<Room>();
        double top = free.top();
        for (int i = 0; i < shown; i++) {
            double height = each + plots.get(i).above() + plots.get(i).depth();
            rooms.add(new Room(i, new Box(free.left(), top, free.width(), height), each));
            top += height + GAP;
        }
        return rooms;
    }

    private static Key key(List<LinePlot> plots, Room room, Key shared) {
        return shared.isEmpty() ? plots.get(room.number()).key() : Key.NONE;
    }

    /** One key below all panels, where they have the same lines and one of them no room for its own. */
    private static Key shared(List<LinePlot> plots, List<LineChart> panels, List<Room> rooms) {
        if (rooms.size() == 1 || rooms.stream().allMatch(room -> plots.get(room.number()).hasRoomForKey(room.box()))) {
            return Key.NONE;
        }
        int most = rooms.stream().map(Room::number).max(Comparator.comparingInt(i -> lines(panels.get(i)).size()))
                .orElseThrow();
        var all = lines(panels.get(most));
        return rooms.stream().map(room -> lines(panels.get(room.number())))
                .allMatch(
                        lines -> lines.stream().allMatch(String::isBlank) || lines.equals(all.subList(0, lines.size())))
                                ? plots.get(most).key()
                                : Key.NONE;
    }

    private static List<String> lines(LineChart panel) {
        return panel.series().stream().map(LineChart.Series::name).toList();
    }
}
