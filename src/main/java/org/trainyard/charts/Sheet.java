package org.trainyard.charts;

import java.util.ArrayList;
import java.util.List;

import org.trainyard.charts.Layer.Style;
import org.trainyard.charts.Shape.Anchor;
import org.trainyard.charts.Shape.Text;

/** Where a picture is laid down, layer by layer, on white paper with the title above. */
final class Sheet {

    static final double TITLE_SIZE = 15;
    static final double TEXT_SIZE = 12;
    static final double SMALL_SIZE = 11;
    /** Pixels kept free along the picture's edges. */
    static final double MARGIN = 12;

    private static final double TITLE_HEIGHT = 18;
    /** Of the second line of a title that one line does not hold. */
    private static final double SECOND_LINE = 16;

    private final int width;
    private final int height;
    private final String title;
    private final double titleHeight;
    private final List<Layer> layers = new ArrayList<>();

    Sheet(int width, int height, String title) {
        Picture.checkSize(width, height);
        this.width = width;
        this.height = height;
        this.title = title;
        add(Style.filled(Colour.PAPER), new Shape.Rectangle(new Box(0, 0, width, height)));
        this.titleHeight = title.isBlank() ? 0 : TITLE_HEIGHT + write(Label.clean(title), width - 2 * MARGIN);
    }

    /** In small letters where it is long, and in two lines where it is longer. Returns what that adds to its height. */
    private double write(String words, double room) {
        double size = Label.width(words, TITLE_SIZE) <= room ? TITLE_SIZE : TEXT_SIZE;
        int end = words.length();
        while (end > 0 && Label.width(words.substring(0, end), size) > room) {
            end = words.lastIndexOf(' ', end - 1);
        }
        boolean broken = end > 0 && end < words.length();
        text(width / 2.0, MARGIN + TITLE_SIZE * 0.8,
                Label.fit(broken ? words.substring(0, end) : words, size, room), size, Anchor.MIDDLE);
        if (broken) {
            text(width / 2.0, MARGIN + TITLE_SIZE * 0.8 + SECOND_LINE,
                    Label.fit(words.substring(end + 1), size, room), size, Anchor.MIDDLE);
        }
        return broken ? SECOND_LINE : 0;
    }

    /** What the margins and the title leave free. */
    Box free() {
        double top = MARGIN + (title.isBlank() ? 0 : titleHeight + 6);
        return new Box(MARGIN, top, width - 2 * MARGIN, height - top - MARGIN);
    }

    void add(Style style, List<? extends Shape> shapes) {
        if (!shapes.isEmpty()) {
            layers.add(new Layer(style, shapes));
        }
    }

    void add(Style style, Shape shape) {
        add(style, List.of(shape));
    }

    void text(double x, double baseLine, Label label, double size, Anchor anchor) {
        add(Style.filled(Colour.INK), new Text(x, baseLine, label, size, anchor, false));
    }

    /** Text read from below to above, its middle at {@code y}. */
    void turnedText(double baseLine, double y, Label label, double size) {
        add(Style.filled(Colour.INK), new Text(baseLine, y, label, size, Anchor.MIDDLE, true));
    }

    /** Words in the middle of a place where otherwise nothing would be. */
    void remark(Box place, String words) {
        text(place.middle(), place.top() + place.height() / 2, Label.fit(words, TEXT_SIZE, place.width() - 8),
                TEXT_SIZE, Anchor.MIDDLE);
    }

    Picture picture(String description) {
        return new Picture(width, height, title, description, layers);
    }
}
