package org.trainyard.charts;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A picture's SVG as a strict XML parser sees it. */
record Svg(String text, Document document) {

    static Svg of(Picture picture) {
        var text = new StringBuilder();
        try {
            picture.writeSvg(text);
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            return new Svg(text.toString(),
                    factory.newDocumentBuilder().parse(new InputSource(new StringReader(text.toString()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new AssertionError(text.toString(), e);
        }
    }

    static Svg of(Chart chart) {
        return of(chart.draw(Picture.WIDTH, Picture.HEIGHT));
    }

    List<Element> all(String tag) {
        var nodes = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", tag);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
    }

    /** Elements filled with this colour, by themselves or by the group around them. */
    List<Element> filled(String tag, Colour colour) {
        return all(tag).stream().filter(element -> fill(element).equals(colour.hex())).toList();
    }

    static String fill(Element element) {
        String own = element.getAttribute("fill");
        return own.isEmpty() ? ((Element) element.getParentNode()).getAttribute("fill") : own;
    }

    static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    /** What is written in the picture, as it is seen: without the whole names that wait behind shortened ones. */
    List<String> words() {
        return all("text").stream().map(text -> text.getLastChild().getTextContent()).toList();
    }

    /** Labels below the horizontal axis that are numbers. */
    List<Element> ticksBelow() {
        double lowest = all("text").stream().filter(Svg::isNumber).mapToDouble(text -> number(text, "y")).max()
                .orElseThrow();
        return all("text").stream().filter(Svg::isNumber).filter(text -> number(text, "y") == lowest).toList();
    }

    /** Labels left of the vertical axis. */
    List<Element> ticksBeside() {
        return all("text").stream().filter(Svg::isNumber)
                .filter(text -> text.getAttribute("text-anchor").equals("end")).toList();
    }

    private static boolean isNumber(Element text) {
        return text.getTextContent().matches("-?[0-9.]+(e-?[0-9]+)?");
    }
}
