package org.trainyard.charts;

import java.util.stream.IntStream;

/**
 * Tiles of one size in rows, as large as a box allows and in its middle.
 *
 * @param across tiles in a row
 * @param scale by which a tile's content is enlarged; a whole number from {@value #EVEN_FROM} on, so that its pixels are even
 */
record Tiling(Box box, int tiles, int across, double tileWidth, double tileHeight, double captionHeight, double scale) {

    /** Below, whole numbers would waste too much room. */
    static final int EVEN_FROM = 3;

    private static final double GAP = 8;

    /** @param width of a tile's content at scale 1, as {@code height}; {@code captionHeight} is never scaled */
    static Tiling of(Box box, int tiles, double width, double height, double captionHeight) {
        return IntStream.rangeClosed(1, tiles).mapToObj(across -> of(box, tiles, across, width, height, captionHeight))
                .reduce((best, next) -> next.isBetterThan(best) ? next : best).orElseThrow();
    }

    private static Tiling of(Box box, int tiles, int across, double width, double height, double captionHeight) {
        int down = Math.ceilDiv(tiles, across);
        double scale = ((box.width() + GAP) / across - GAP) / width;
        scale = Math.min(scale, ((box.height() + GAP) / down - GAP - captionHeight) / height);
        scale = scale >= EVEN_FROM ? Math.floor(scale) : Math.max(scale, 0);
        return new Tiling(box, tiles, across, width * scale, height * scale, captionHeight, scale);
    }

    private boolean isBetterThan(Tiling other) {
        return scale > other.scale || (scale == other.scale && gaps() < other.gaps());
    }

    /** Places in the last row that stay empty. */
    private int gaps() {
        return across * Math.ceilDiv(tiles, across) - tiles;
    }

    /** Where the content of a tile stands, 0 for the first; its caption is right below. */
    Box content(int tile) {
        int down = Math.ceilDiv(tiles, across);
        int row = tile / across;
        double left = box.left() + (box.width() - across * pitch() + GAP) / 2 + tile % across * pitch();
        double top = box.top() + (box.height() - down * rowPitch() + GAP) / 2 + row * rowPitch();
        return new Box(Math.rint(left), Math.rint(top), tileWidth, tileHeight);
    }

    /** From one tile's middle to the next one's. */
    double pitch() {
        return tileWidth + GAP;
    }

    private double rowPitch() {
        return tileHeight + captionHeight + GAP;
    }
}
