package org.trainyard.web;

import org.trainyard.charts.Chart;
import org.trainyard.charts.Picture;

/** Draws charts at the size that a client asks for. */
public final class Pictures {

    private Pictures() {}

    /** @throws Problem {@code invalid-parameter} for a {@code width} or {@code height} that no picture has */
    public static Picture draw(Chart chart, int width, int height) {
        requireSize(width, height);
        return chart.draw(width, height);
    }

    /** Refuses such a size before anything is computed. */
    public static void requireSize(int width, int height) {
        Parameters.requireBetween("width", width, Picture.LEAST_WIDTH, Picture.MOST);
        Parameters.requireBetween("height", height, Picture.LEAST_HEIGHT, Picture.MOST);
    }
}
