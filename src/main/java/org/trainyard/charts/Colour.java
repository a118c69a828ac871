package org.trainyard.charts;

import java.util.HexFormat;

/**
 * A colour of the sRGB space.
 *
 * @param rgb 8 bits each of red, green and blue
 */
record Colour(int rgb) {

    static final Colour PAPER = new Colour(0xFFFFFF);
    static final Colour INK = new Colour(0x222222);
    /** For lines that frame, 7:1 against {@link #PAPER}. */
    static final Colour FRAME = new Colour(0x595959);
    /** For lines behind the data. */
    static final Colour GRID = new Colour(0xE3E3E3);

    String hex() {
        return "#" + HexFormat.of().toHexDigits(rgb, 6);
    }

    /** The same hue for an outline: it keeps light colours legible on {@link #PAPER}. */
    Colour darker() {
        return mix(new Colour(0), 0.45);
    }

    /** This colour with {@code share} (0 to 1) of another. */
    Colour mix(Colour other, double share) {
        return new Colour(
                mixed(other, share, 16) << 16 | mixed(other, share, 8) << 8 | mixed(other, share, 0));
    }

    private int mixed(Colour other, double share, int shift) {
        int from = rgb >> shift & 0xFF;
        int to = other.rgb >> shift & 0xFF;
        return (int) Math.round(from + (to - from) * share);
    }
}
