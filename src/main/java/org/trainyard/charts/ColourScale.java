package org.trainyard.charts;

import java.util.List;

/**
 * From small to large values: viridis, which grows evenly in lightness, also in print and for the colour-blind (van der
 * Walt and Smith 2015, released under CC0). Nine of its colours, with straight lines between them.
 */
final class ColourScale {

    private static final List<Colour> STOPS = List.of(new Colour(0x440154), new Colour(0x472D7B),
            new Colour(0x3B528B), new Colour(0x2C728E), new Colour(0x21918C), new Colour(0x28AE80),
            new Colour(0x5EC962), new Colour(0xADDC30), new Colour(0xFDE725));

    private ColourScale() {}

    /** The colour at {@code place}, 0 for the smallest value, 1 for the largest. */
    static Colour at(double place) {
        double position = Math.clamp(place, 0, 1) * (STOPS.size() - 1);
        int below = Math.min((int) position, STOPS.size() - 2);
        return STOPS.get(below).mix(STOPS.get(below + 1), position - below);
    }
}
