package org.trainyard.charts;

import java.util.List;

/** How a line is interrupted, so that lines stay apart without colour. In the order in which series take them. */
enum Dash {
    SOLID(), DASHED(7.0, 3.5), DOTTED(2.0, 2.5), DASH_DOT(9.0, 3.0, 2.0, 3.0), LONG(14.0, 4.0);

    @SuppressWarnings("ImmutableEnumChecker") // never changed; an enum's constructor cannot say so of a list
    private final List<Double> pattern;

    Dash(Double... pattern) {
        this.pattern = List.of(pattern);
    }

    /** Of a series by its position, 0 for the first: five and {@link Palette#line eight colours} make forty lines. */
    static Dash of(int series) {
        return values()[series % values().length];
    }

    /** Pixels drawn and left out in turn; none for an unbroken line. */
    List<Double> pattern() {
        return pattern;
    }
}
