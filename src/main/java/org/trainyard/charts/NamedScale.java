package org.trainyard.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Names beside each other, at equal distances: value i is the middle of the room of name i. */
record NamedScale(List<String> names) implements Scale {

    private static final int MOST_ROWS = 6;
    /** By which names are shortened until they have room. */
    private static final double SHORTER = 0.9;

    NamedScale(List<String> names) {
        this.names = List.copyOf(names);
    }

    /**
     * A name in its place.
     *
     * @param middle of it, in pixels from the left
     * @param row 0 is right below the axis
     */
    record Placed(Label label, double middle, int row) {}

    @Override
    public double place(double value) {
        return (value + 0.5) / Math.max(1, names.size());
    }

    /** All of them, however many are wanted: an axis of names without names says nothing. */
    @Override
    public List<Tick> ticks(int wanted) {
        return IntStream.range(0, names.size()).mapToObj(i -> new Tick(i, names.get(i))).toList();
    }

    /**
     * Rows in which the names stand whole, or as many as there may be.
     *
     * @param width of the axis, in pixels
     * @param air between two names, in pixels
     */
    int rows(double width, double air, int most) {
        int more = Math.clamp(most, 1, MOST_ROWS);
        return IntStream.range(1, more).filter(rows -> !tried(0, width, new Box(0, 0, width, 0), air, rows,
                Double.MAX_VALUE).isEmpty()).findFirst().orElse(more);
    }

    /**
     * All names, shortened only as far as they must be, and some of them where
     * not even a letter of each has room; those at the ends are moved inwards so that they do not leave the
     * picture.
     *
     * @param left end of the axis, in pixels
     * @param width of the axis, in pixels
     * @param within which room, from left to right
     */
    List<Placed> placed(double left, double width, Box within, double air, int rows) {
        double room = within.width();
        double each = width / Math.max(1, names.size()) - air;
        double least = Math.max(each, Label.width("…", Sheet.SMALL_SIZE));
        while (room > least) {
            var placed = tried(left, width, within, air, rows, room);
            if (!placed.isEmpty() || names.isEmpty()) {
                return placed;
            }
            room *= SHORTER;
        }
        // of more names than stand side by side, every second, third … is shown
        int step = Math.max(1, (int) Math.ceil((least + air) / (each + air)));
        return IntStream.range(0, names.size()).filter(i -> i % step == 0)
                .mapToObj(i -> new Placed(Label.fit(names.get(i), Sheet.SMALL_SIZE, least), left + place(i) * width, 0))
                .toList();
    }

    /** None where names would touch. Each stands in the lowest row that has room for it. */
    private List<Placed> tried(double left, double width, Box within, double air, int rows, double room) {
        double[] ends = new double[rows];
        Arrays.fill(ends, Double.NEGATIVE_INFINITY);
        var placed = new ArrayList<Placed>();
        for (int i = 0; i < names.size(); i++) {
            var label = Label.fitEnds(names.get(i), Sheet.SMALL_SIZE, room);
            double half = Math.min(room, Label.width(label.shown(), Sheet.SMALL_SIZE)) / 2;
            double middle = Math.max(within.left() + half, Math.min(left + place(i) * width, within.right() - half));
            int row = 0;
            while (row < rows && ends[row] + air > middle - half) {
                row++;
            }
            if (row == rows) {
                return List.of();
            }
            ends[row] = middle + half;
            placed.add(new Placed(label, middle, row));
        }
        return placed;
    }
}
