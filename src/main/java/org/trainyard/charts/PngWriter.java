package org.trainyard.charts;

import java.awt.AWTError;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.trainyard.charts.Layer.Style;

/** Draws with Java2D into memory: no screen, no temporary file. */
final class PngWriter {

    static {
        // SpringApplication has set it before any bean lives; this is for who draws without Spring on a desk with a screen.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    /** Sharper corners are cut off, at the limit that SVG has where none is given. */
    private static final float MITRE = 4;

    private final Graphics2D graphics;
    private final Font font;

    private PngWriter(Graphics2D graphics, Font font) {
        this.graphics = graphics;
        this.font = font;
    }

    static void write(Picture picture, OutputStream out) throws IOException {
        var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            var writer = new PngWriter(graphics, font(graphics));
            picture.layers().forEach(writer::draw);
        } finally {
            graphics.dispose();
        }
        try (var buffer = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(image, "png", buffer)) {
                throw new IOException("This Java has no writer for PNG");
            }
        }
    }

    /** Java finds its fonts when it first measures a text, and throws whatever it likes where there are none. */
    private static Font font(Graphics2D graphics) {
        try {
            var font = new Font(Font.SANS_SERIF, Font.PLAIN, 1);
            graphics.getFontMetrics(font).stringWidth("0");
            return font;
        } catch (RuntimeException | LinkageError | InternalError | AWTError e) {
            throw new NoFontsException(e);
        }
    }

    private void draw(Layer layer) {
        for (var shape : layer.shapes()) {
            switch (shape) {
                case Shape.Line line ->
                    draw(layer.style(), new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()));
                case Shape.Rectangle(Box box) -> draw(layer.style(),
                        new Rectangle2D.Double(box.left(), box.top(), box.width(), box.height()));
                case Shape.Circle(double x, double y, double r) -> draw(layer.style(),
                        new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
                case Shape.Polygon(var corners) -> draw(layer.style(), path(corners, true));
                case Shape.Path(var points) -> draw(layer.style(), path(points, false));
                case Shape.Text text -> write(layer.style(), text);
                case Shape.Pixels pixels -> draw(pixels);
                case Shape.Raster raster -> draw(raster);
            }
        }
    }

    private static Path2D path(List<Shape.Point> points, boolean closed) {
        var path = new Path2D.Double();
        path.moveTo(points.getFirst().x(), points.getFirst().y());
        points.stream().skip(1).forEach(point -> path.lineTo(point.x(), point.y()));
        if (closed) {
            path.closePath();
        }
        return path;
    }

    /** Ends and corners as in the SVG: those of lines are round, those of areas sharp. */
    private static BasicStroke stroke(Style style) {
        float width = (float) style.strokeWidth();
        int join = style.fill() == null ? BasicStroke.JOIN_ROUND : BasicStroke.JOIN_MITER;
        if (style.dash() == Dash.SOLID) {
            return new BasicStroke(width, BasicStroke.CAP_BUTT, join, MITRE);
        }
        var pattern = new float[style.dash().pattern().size()];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = style.dash().pattern().get(i).floatValue();
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, join, MITRE, pattern, 0);
    }

    private void draw(Style style, java.awt.Shape shape) {
        if (style.fill() != null) {
            graphics.setColor(new Color(style.fill().rgb() | (int) Math.round(style.opacity() * 255) << 24, true));
            graphics.fill(shape);
        }
        if (style.stroke() != null) {
            graphics.setColor(new Color(style.stroke().rgb()));
            graphics.setStroke(stroke(style));
            graphics.draw(shape);
        }
    }

    private void write(Style style, Shape.Text text) {
        var saved = graphics.getTransform();
        var label = text.label();
        graphics.setFont(font.deriveFont((float) text.size()));
        double width = graphics.getFontMetrics().getStringBounds(label.shown(), graphics).getWidth();
        graphics.translate(text.x(), text.y());
        if (text.turned()) {
            graphics.rotate(-Math.PI / 2);
        }
        if (width > label.room()) {
            graphics.scale(Math.max(0.1, label.room() / width), 1);
        }
        double before = switch (text.anchor()) {
            case START -> 0;
            case MIDDLE -> width / 2;
            case END -> width;
        };
        graphics.setColor(new Color(style.fill() == null ? Colour.INK.rgb() : style.fill().rgb()));
        graphics.drawString(label.shown(), (float) -before, 0);
        graphics.setTransform(saved);
    }

    private void draw(Shape.Pixels pixels) {
        var image = new BufferedImage(pixels.columns(), pixels.rows(), BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < pixels.levels().length; i++) {
            int level = pixels.levels()[i] & 0xFF;
            image.setRGB(i % pixels.columns(), i / pixels.columns(), level == 0 ? 0 : 0xFF000000 | level * 0x010101);
        }
        draw(image, pixels.box(), pixels.sharp()
                ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }

    private void draw(Shape.Raster raster) {
        var image = new BufferedImage(raster.columns(), raster.rows(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, raster.columns(), raster.rows(), raster.colours(), 0, raster.columns());
        draw(image, raster.box(), RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }

    private void draw(BufferedImage image, Box box, Object interpolation) {
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
        graphics.drawImage(image, (int) box.left(), (int) box.top(), (int) Math.ceil(box.width()),
                (int) Math.ceil(box.height()), null);
    }
}
