package org.trainyard.charts;

import java.util.List;

/**
 * The colours of series. The first eight follow Okabe and Ito, "Color Universal Design" (2008), whose colours stay apart
 * with every common kind of colour blindness; wine and silver make it ten, for digits. Series number 11 has the first
 * colour again, with another {@link Marker}.
 */
final class Palette {

    private static final List<Colour> COLOURS = List.of(new Colour(0x0072B2), new Colour(0xE69F00),
            new Colour(0x009E73), new Colour(0xCC79A7), new Colour(0x56B4E9), new Colour(0xD55E00),
            new Colour(0xF0E442), new Colour(0x333333), new Colour(0x882255), new Colour(0xBBBBBB));

    /**
     * Thin lines need darker colours than areas do: each 3:1 or more against {@link Colour#PAPER}, the rule of WCAG 2.2
     * (criterion 1.4.11), and yet apart for every kind of sight. Blue comes first in both.
     */
    private static final List<Colour> LINES = List.of(new Colour(0x0072B2), new Colour(0xDB6200), new Colour(0x008F68),
            new Colour(0x882255), new Colour(0x111111), new Colour(0x6B5A00), new Colour(0xC4689A),
            new Colour(0x479BCE));

    private Palette() {}

    /** The colour of a line by its position, 0 for the first; the ninth has the first again, with another {@link Dash}. */
    static Colour line(int series) {
        return LINES.get(series % LINES.size());
    }

    /** How many colours of lines there are. */
    static int lines() {
        return LINES.size();
    }

    /** How many there are before the first comes again. */
    static int size() {
        return COLOURS.size();
    }

    /** The colour of a series by its position, 0 for the first. */
    static Colour of(int series) {
        return COLOURS.get(series % COLOURS.size());
    }
}
