package org.trainyard.charts;

/** From nothing to all in one hue, from light to dark: in print and for every kind of sight more is darker. */
final class Shade {

    private static final Colour NOTHING = new Colour(0xF7FAFE);
    private static final Colour ALL = new Colour(0x08306B);
    /** Only black and white between them stand out from every grey, by 4.5 to 1. */
    private static final Colour BLACK = new Colour(0x000000);

    private Shade() {}

    /** The shade of a share, 0 to 1. */
    static Colour of(double share) {
        return NOTHING.mix(ALL, Math.clamp(share, 0, 1));
    }

    /** The colour of letters on this ground: of dark and light the one that stands out more. */
    static Colour ink(Colour ground) {
        return contrast(ground, BLACK) >= contrast(ground, Colour.PAPER) ? BLACK : Colour.PAPER;
    }

    /** As WCAG 2.2 defines it: 1 to 21. */
    static double contrast(Colour one, Colour other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Colour colour) {
        return 0.2126 * linear(colour.rgb() >> 16) + 0.7152 * linear(colour.rgb() >> 8) + 0.0722 * linear(colour.rgb());
    }

    /** By {@code StrictMath}, so that black and white are chosen alike on every machine. */
    private static double linear(int channel) {
        double value = (channel & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4);
    }
}
