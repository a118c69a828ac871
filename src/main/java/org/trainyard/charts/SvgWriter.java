package org.trainyard.charts;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import org.trainyard.charts.Layer.Style;

/**
 * Writes SVG 1.1, one element a line. Numbers are rounded to hundredths of a pixel by our own arithmetic, so that no
 * locale and no library's version changes a byte.
 */
final class SvgWriter {

    private static final String FONTS = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

    private final Appendable out;

    SvgWriter(Appendable out) {
        this.out = out;
    }

    void write(Picture picture) throws IOException {
        out.append("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="0 0 %1$s %2$s" role="img" \
                font-family="%3$s">
                <title>%4$s</title>
                <desc>%5$s</desc>
                """.formatted(number(picture.width()), number(picture.height()), FONTS, escaped(picture.title()),
                escaped(picture.description())));
        for (var layer : picture.layers()) {
            write(layer);
        }
        out.append("</svg>\n");
    }

    private void write(Layer layer) throws IOException {
        String look = attributes(layer.style());
        if (layer.shapes().size() == 1) {
            write(layer.shapes().getFirst(), look);
            return;
        }
        out.append("<g").append(look).append(">\n");
        for (var shape : layer.shapes()) {
            write(shape, "");
        }
        out.append("</g>\n");
    }

    private void write(Shape shape, String look) throws IOException {
        out.append(switch (shape) {
            case Shape.Line(double x1, double y1, double x2, double y2) ->
                "<line" + a("x1", x1) + a("y1", y1) + a("x2", x2) + a("y2", y2) + look + "/>\n";
            case Shape.Rectangle(Box box) -> "<rect" + attributes(box) + look + "/>\n";
            case Shape.Circle(double x, double y, double radius) ->
                "<circle" + a("cx", x) + a("cy", y) + a("r", radius) + look + "/>\n";
            case Shape.Polygon(var corners) -> "<polygon" + points(corners) + look + "/>\n";
            case Shape.Path(var points) -> "<polyline stroke-linejoin=\"round\"" + points(points) + look + "/>\n";
            case Shape.Text text -> element(text, look);
            case Shape.Pixels pixels -> element(pixels);
            case Shape.Raster(Box box, int rows, int columns, int[] colours) ->
                image(box, "", SmallPng.colour(rows, columns, colours));
        });
    }

    private static String points(List<Shape.Point> points) {
        return " points=\"" + points.stream().map(point -> number(point.x()) + "," + number(point.y()))
                .collect(Collectors.joining(" ")) + "\"";
    }

    private static String element(Shape.Text text, String look) {
        String anchor = switch (text.anchor()) {
            case START -> "";
            case MIDDLE -> " text-anchor=\"middle\"";
            case END -> " text-anchor=\"end\"";
        };
        String turn = text.turned()
                ? " transform=\"rotate(-90 " + number(text.x()) + " " + number(text.y()) + ")\""
                : "";
        String whole = text.label().isShortened() ? "<title>" + escaped(text.label().full()) + "</title>" : "";
        return "<text" + a("x", text.x()) + a("y", text.y()) + a("font-size", text.size()) + anchor + turn + look + ">"
                + whole + escaped(text.label().shown()) + "</text>\n";
    }

    private static String element(Shape.Pixels pixels) {
        // The attribute is SVG 1.1, the property is what browsers follow.
        String sharp = pixels.sharp() ? " image-rendering=\"optimizeSpeed\" style=\"image-rendering:pixelated\"" : "";
        return image(pixels.box(), sharp, SmallPng.grey(pixels.rows(), pixels.columns(), pixels.levels()));
    }

    private static String image(Box box, String rendering, byte[] png) {
        return "<image" + attributes(box) + " preserveAspectRatio=\"none\"" + rendering
                + " href=\"data:image/png;base64," + Base64.getEncoder().encodeToString(png) + "\"/>\n";
    }

    private static String attributes(Style style) {
        String fill = style.fill() == null ? "none" : style.fill().hex();
        String opacity = style.opacity() == 1 ? "" : a("fill-opacity", style.opacity());
        String stroke = style.stroke() == null
                ? ""
                : " stroke=\"" + style.stroke().hex() + "\"" + a("stroke-width", style.strokeWidth())
                        + dashes(style.dash());
        return " fill=\"" + fill + "\"" + opacity + stroke;
    }

    private static String dashes(Dash dash) {
        return dash == Dash.SOLID
                ? ""
                : " stroke-dasharray=\"" + dash.pattern().stream().map(SvgWriter::number)
                        .collect(Collectors.joining(" ")) + "\"";
    }

    private static String attributes(Box box) {
        return a("x", box.left()) + a("y", box.top()) + a("width", box.width()) + a("height", box.height());
    }

    private static String a(String name, double value) {
        return " " + name + "=\"" + number(value) + "\"";
    }

    /** Hundredths, without zeros at the end. */
    static String number(double value) {
        long hundredths = Math.round(value * 100);
        long size = Math.abs(hundredths);
        String sign = hundredths < 0 ? "-" : "";
        long rest = size % 100;
        String decimals = rest == 0 ? "" : rest % 10 == 0 ? "." + rest / 10 : (rest < 10 ? ".0" : ".") + rest;
        return sign + size / 100 + decimals;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
