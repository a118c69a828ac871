package org.trainyard.charts;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A drawn chart, not to be changed any more. Its SVG is the same to the byte for the same chart on every machine; its PNG
 * depends on the machine's fonts.
 */
public final class Picture {

    /** Usual width in pixels. */
    public static final int WIDTH = 640;
    /** Usual height in pixels. */
    public static final int HEIGHT = 480;
    /** Smallest width in pixels. */
    public static final int LEAST_WIDTH = 200;
    /** Smallest height in pixels. */
    public static final int LEAST_HEIGHT = 150;
    /** Largest width and largest height in pixels; a PNG of this size takes 16 MiB while it is drawn. */
    public static final int MOST = 2048;

    private final int width;
    private final int height;
    private final String title;
    private final String description;
    private final List<Layer> layers;

    Picture(int width, int height, String title, String description, List<Layer> layers) {
        this.width = width;
        this.height = height;
        this.title = Label.clean(title);
        this.description = Label.clean(description);
        this.layers = List.copyOf(layers);
    }

    /** Refuses a size outside of what {@link Chart#draw} promises. */
    static void checkSize(int width, int height) {
        if (width < LEAST_WIDTH || width > MOST || height < LEAST_HEIGHT || height > MOST) {
            throw new IllegalArgumentException("A picture is %d to %d pixels wide and %d to %d high, not %d by %d"
                    .formatted(LEAST_WIDTH, MOST, LEAST_HEIGHT, MOST, width, height));
        }
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    /** The chart's title. */
    public String title() {
        return title;
    }

    /** What the picture shows, in one or two sentences for those who do not see it. */
    public String description() {
        return description;
    }

    List<Layer> layers() {
        return layers;
    }

    /**
     * Writes an SVG document: characters of any script, so encode it as UTF-8. It holds no script, no style sheet and no
     * link; an {@link ImageGrid} carries its pixels in {@code data:} URIs.
     */
    public void writeSvg(Appendable out) throws IOException {
        new SvgWriter(out).write(this);
    }

    /**
     * Writes an opaque PNG file; {@code out} stays open.
     *
     * @throws NoFontsException where Java finds no font; nothing has been written then
     */
    public void writePng(OutputStream out) throws IOException {
        PngWriter.write(this, out);
    }
}
