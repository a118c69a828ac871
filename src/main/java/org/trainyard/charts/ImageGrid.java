package org.trainyard.charts;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.trainyard.charts.Layer.Style;
import org.trainyard.charts.Shape.Anchor;
import org.trainyard.charts.Shape.Pixels;
import org.trainyard.charts.Shape.Rectangle;

/**
 * Small grey images of one size beside and below each other, each over its caption. A pixel that is not finite is drawn
 * rose, which is no grey.
 *
 * @param title may be empty
 * @param rows pixels of an image from above to below, 1 to {@value #MOST_PIXELS}
 * @param columns pixels of an image from left to right, 1 to {@value #MOST_PIXELS}
 * @param black the value that is drawn black, as are all below
 * @param white the value that is drawn white, as are all above; larger than {@code black}; both within ±{@value Range#MOST}
 * @param images 0 to {@value #MOST_IMAGES}
 * @param values what black and white stand for: the title of a bar with all greys; null for none
 */
public record ImageGrid(String title, int rows, int columns, double black, double white, List<Image> images,
        @Nullable String values)
        implements
            Chart {

    /** Pixels along one side of an image. */
    public static final int MOST_PIXELS = 256;
    /** Images in one picture. */
    public static final int MOST_IMAGES = 400;

    private static final Colour MISSING = new Colour(0xE8A5B0);
    private static final double CAPTION = 14;
    private static final double BAR_GAP = 14;
    /** Of the width. */
    private static final double MOST_BAR = 0.2;
    private static final Colour BLACK = new Colour(0);

    /**
     * One image.
     *
     * @param caption its class, for instance; may be empty
     * @param pixels by rows from above; read when the chart is drawn, not copied
     */
    public record Image(String caption, float[] pixels) {}

    /** Refuses images that are too many, too large or not of this size, and a black that is not below white. */
    public ImageGrid {
        images = List.copyOf(images);
        if (rows < 1 || rows > MOST_PIXELS || columns < 1 || columns > MOST_PIXELS || images.size() > MOST_IMAGES) {
            throw new IllegalArgumentException(
                    "A grid shows 0 to %d images of 1 to %d pixels a side, not %d of %d by %d"
                            .formatted(MOST_IMAGES, MOST_PIXELS, images.size(), rows, columns));
        }
        if (!(black < white) || !(Math.abs(black) <= Range.MOST) || !(Math.abs(white) <= Range.MOST)) {
            throw new IllegalArgumentException("Black is below white, not " + black + " and " + white);
        }
        for (var image : images) {
            if (image.pixels().length != rows * columns) {
                throw new IllegalArgumentException("An image of %d by %d has %d pixels, not %d".formatted(rows, columns,
                        rows * columns, image.pixels().length));
            }
        }
    }

    /** Without a bar. */
    public ImageGrid(String title, int rows, int columns, double black, double white, List<Image> images) {
        this(title, rows, columns, black, white, images, null);
    }

    /** The same with a bar of all greys and what they stand for. */
    public ImageGrid explained(String what) {
        return new ImageGrid(title, rows, columns, black, white, images, what);
    }

    /** A grid in which the smallest value of all images is black and the largest white; if they are equal, all is grey. */
    public static ImageGrid ofRange(String title, int rows, int columns, List<Image> images) {
        var values = new DoubleSummaryStatistics();
        for (var image : images) {
            for (float value : image.pixels()) {
                if (Float.isFinite(value)) {
                    values.accept(value);
                }
            }
        }
        var range = Range.of(values, 0);
        return new ImageGrid(title, rows, columns, range.low(), range.high(), images);
    }

    @Override
    public Picture draw(int width, int height) {
        var sheet = new Sheet(width, height, title);
        if (images.isEmpty()) {
            sheet.remark(sheet.free(), "No images");
        } else {
            draw(sheet);
        }
        return sheet.picture("Grid of " + Words.count(images.size(), "image") + ", " + columns + " by " + rows
                + " pixels each, black for " + Words.number(black) + ", white for " + Words.number(white) + ".");
    }

    private void draw(Sheet sheet) {
        var free = sheet.free();
        if (values != null) {
            free = new Box(free.left(), free.top(), free.width() - bar(sheet, values), free.height());
        }
        boolean captions = images.stream().anyMatch(image -> !image.caption().isBlank());
        var tiling = Tiling.of(free, images.size(), columns, rows, captions ? CAPTION : 0);
        if (captions && tiling.content(0).height() < CAPTION) {
            captions = false;
            tiling = Tiling.of(free, images.size(), columns, rows, 0);
        }
        for (int i = 0; i < images.size(); i++) {
            draw(sheet, images.get(i), tiling.content(i), captions ? tiling.pitch() - 2 : 0);
        }
    }

    /** Pixels that it takes at the right. */
    private double bar(Sheet sheet, String what) {
        var bar = new ColourBar(new Axis(what, new LinearScale(new Range(black, white))),
                share -> BLACK.mix(Colour.PAPER, share));
        var free = sheet.free();
        var key = bar.placed(MOST_BAR * free.width(), free.height()).beside();
        double width = key.width(free.width(), free.height());
        // Half of the highest number stands above the bar.
        key.draw(sheet, new Box(free.right() - width, free.top() + Sheet.SMALL_SIZE / 2, width,
                free.height() - Sheet.SMALL_SIZE));
        return width == 0 ? 0 : width + BAR_GAP;
    }

    private void draw(Sheet sheet, Image image, Box box, double captionRoom) {
        var levels = levels(image.pixels());
        if (IntStream.range(0, levels.length).anyMatch(i -> levels[i] == 0)) {
            sheet.add(Style.filled(MISSING), new Rectangle(box));
        }
        sheet.add(Style.filled(Colour.PAPER), new Pixels(box, rows, columns, levels));
        sheet.add(Style.drawn(Colour.FRAME, 1),
                new Rectangle(new Box(box.left() - 0.5, box.top() - 0.5, box.width() + 1, box.height() + 1)));
        if (captionRoom > 0) {
            sheet.text(box.middle(), box.bottom() + CAPTION - 3,
                    Label.fit(image.caption(), Sheet.SMALL_SIZE, captionRoom),
                    Sheet.SMALL_SIZE, Anchor.MIDDLE);
        }
    }

    /** 1 for black to 255 for white, 0 for what is not finite. */
    private byte[] levels(float[] pixels) {
        var levels = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            if (Float.isFinite(pixels[i])) {
                double lightness = Math.clamp((pixels[i] - black) / (white - black), 0, 1);
                levels[i] = (byte) (1 + Math.round(lightness * 254));
            }
        }
        return levels;
    }
}
