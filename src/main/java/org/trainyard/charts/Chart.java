package org.trainyard.charts;

/**
 * What is to be seen, at no size yet. Names may be any text: they are escaped, shortened with an ellipsis where there is
 * no room, and freed of control characters. Values that are not finite are left out, and the picture's description counts
 * them.
 *
 * <pre>{@code
 * new Histogram("petal length", "cm", edges, List.of(new Histogram.Stack("setosa", counts)))
 *         .draw(640, 480).writeSvg(response.getWriter());
 * }</pre>
 */
public interface Chart {

    /** What stands above the picture and is read out for it; may be empty. */
    String title();

    /**
     * The picture of this chart, on an opaque light ground.
     *
     * @param width in pixels, {@value Picture#LEAST_WIDTH} to {@value Picture#MOST}; {@value Picture#WIDTH} is usual
     * @param height in pixels, {@value Picture#LEAST_HEIGHT} to {@value Picture#MOST}; {@value Picture#HEIGHT} is usual
     */
    Picture draw(int width, int height);
}
