package org.trainyard.charts;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

import org.trainyard.charts.LineChart.Ruler;
import org.trainyard.charts.LineChart.Series;

import static org.assertj.core.api.Assertions.assertThat;

/** What explains the lines is whole wherever it stands, or not there. */
class LegendTest {

    private static final double[] EPOCHS = {0, 1, 2};

    private static Svg drawn(int width, int height, List<String> names) {
        return Svg.of(new LineChart("runs", Ruler.whole("epoch"), Ruler.linear("loss"),
                names.stream().map(name -> Series.line(name, EPOCHS, EPOCHS)).toList(), List.of()).draw(width, height));
    }

    private static List<String> longNames(int count) {
        return IntStream.range(0, count).mapToObj("a name of forty characters, number %02d xx"::formatted).toList();
    }

    @Test
    void whereThereIsNoRoomBesideItStandsBelowThePlot() {
        var svg = drawn(320, 240, List.of("training", "validation"));
        var frame = svg.all("rect").getLast();
        double bottom = Svg.number(frame, "y") + Svg.number(frame, "height");
        assertThat(svg.words()).contains("training", "validation");
        assertThat(svg.all("text").stream()
                .filter(text -> List.of("training", "validation").contains(text.getTextContent())))
                .hasSize(2).allSatisfy(text -> assertThat(Svg.number(text, "y")).isGreaterThan(bottom));
    }

    @Test
    void eightLongNamesAreWholeInAPictureOfUsualSizeAndOverlapNothing() {
        var svg = drawn(640, 480, longNames(8));
        assertThat(svg.words()).containsAll(longNames(8));
        assertApart(svg);
    }

    @Test
    void inASmallPictureLongNamesKeepTheirEndsAndTheRestIsCounted() {
        var svg = drawn(320, 240, longNames(8));
        assertThat(svg.words()).anyMatch(word -> word.endsWith("00 xx")).anyMatch(word -> word.startsWith("a name"));
        assertThat(svg.words().stream().filter(word -> word.endsWith(" xx"))).doesNotHaveDuplicates();
        assertApart(svg);
    }

    @Test
    void whereThereIsNoRoomAtAllItIsLeftOut() {
        assertThat(drawn(200, 150, List.of("training", "validation", "test")).words())
                .noneMatch(word -> word.endsWith("…")).doesNotContain("training", "validation", "test");
    }

    /** No text begins before the one left of it has ended, and none leaves the picture. */
    private static void assertApart(Svg svg) {
        double right = Svg.number(svg.all("rect").getFirst(), "width");
        var texts = svg.all("text").stream().filter(text -> text.getAttribute("text-anchor").isEmpty()
                || text.getAttribute("text-anchor").equals("start")).toList();
        for (var one : texts) {
            assertThat(end(one)).isLessThanOrEqualTo(right);
            for (var other : texts) {
                boolean sameLine = Math.abs(Svg.number(one, "y") - Svg.number(other, "y")) < 10;
                assertThat(one.isSameNode(other) || !sameLine || Svg.number(one, "x") >= end(other)
                        || Svg.number(other, "x") >= end(one)).isTrue();
            }
        }
    }

    private static double end(Element text) {
        return Svg.number(text, "x") + Label.width(text.getLastChild().getTextContent(), Sheet.TEXT_SIZE);
    }
}
