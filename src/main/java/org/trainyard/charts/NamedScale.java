package org.trainyard.charts;

import java.util.List;
import java.util.stream.IntStream;

/** Names beside each other, at equal distances: value i is the middle of the room of name i. */
record NamedScale(List<String> names) implements Scale {

    /** Pixels of names that stand in a row; more are written in further rows in turn, so that each has more room. */
    private static final double ROW = 400;
    private static final int MOST_ROWS = 3;

    NamedScale(List<String> names) {
        this.names = List.copyOf(names);
    }

    @Override
    public double place(double value) {
        return (value + 0.5) / Math.max(1, names.size());
    }

    /** All of them, however many are wanted: an axis of names without names says nothing. */
    @Override
    public List<Tick> ticks(int wanted) {
        return ticks(Double.MAX_VALUE, 0);
    }

    /**
     * All names, shortened to their room.
     *
     * @param width of the axis, in pixels
     * @param air between two names, in pixels
     */
    List<Tick> ticks(double width, double air) {
        double room = rows() * width / Math.max(1, names.size()) - air;
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Tick(i, Label.fit(names.get(i), Sheet.SMALL_SIZE, room).shown())).toList();
    }

    /** Rows in which the names stand. */
    int rows() {
        double pixels = names.stream().mapToDouble(name -> Label.width(name, Sheet.SMALL_SIZE)).sum();
        return Math.clamp((int) Math.ceil(pixels / ROW), 1, MOST_ROWS);
    }
}
