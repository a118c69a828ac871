package org.trainyard.charts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

import org.trainyard.charts.LineChart.Band;
import org.trainyard.charts.LineChart.Mark;
import org.trainyard.charts.LineChart.Ruler;
import org.trainyard.charts.LineChart.Series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LineChartTest {

    private static final double[] EPOCHS = {0, 1, 2, 3};

    private static LineChart of(Ruler y, Series... series) {
        return new LineChart("learning", Ruler.whole("epoch"), y, List.of(series), List.of());
    }

    /** The lines of the data: those of the legend have two points at one height and stand right of the plot. */
    private static List<double[][]> lines(Svg svg) {
        double right = Svg.number(frame(svg), "x") + Svg.number(frame(svg), "width");
        return svg.all("polyline").stream().map(LineChartTest::points).filter(line -> line[0][0] <= right).toList();
    }

    private static Element frame(Svg svg) {
        return svg.all("rect").getLast();
    }

    private static double[][] points(Element line) {
        return Arrays.stream(line.getAttribute("points").split(" "))
                .map(point -> Arrays.stream(point.split(",")).mapToDouble(Double::parseDouble).toArray())
                .toArray(double[][]::new);
    }

    private static String described(Svg svg) {
        return svg.all("desc").getFirst().getTextContent();
    }

    @Test
    void aLineRunsWhereTheLabelsOfTheAxesSay() {
        var svg = Svg.of(of(Ruler.linear("loss"), Series.line("", EPOCHS, new double[]{1, 0.5, 0.25, 0})));
        var line = lines(svg).getFirst();
        assertThat(line).hasDimensions(4, 2);
        var below = svg.ticksBelow();
        assertThat(below.stream().map(Element::getTextContent)).containsExactly("0", "1", "2", "3");
        for (int i = 0; i < 4; i++) {
            assertThat(line[i][0]).isCloseTo(Svg.number(below.get(i), "x"), within(0.1));
        }
        var beside = svg.ticksBeside();
        assertThat(line[0][1]).isCloseTo(Svg.number(beside.getLast(), "y") - Sheet.SMALL_SIZE * 0.36, within(0.1));
        assertThat(line[3][1]).isCloseTo(Svg.number(beside.getFirst(), "y") - Sheet.SMALL_SIZE * 0.36, within(0.1));
    }

    @Test
    void onALogarithmicAxisEqualRatiosAreEqualSteps() {
        var svg = Svg.of(of(Ruler.logarithmic("loss"), Series.line("", EPOCHS, new double[]{1, 0.1, 0.01, 0.001})));
        var line = lines(svg).getFirst();
        assertThat(line[1][1] - line[0][1]).isCloseTo(line[3][1] - line[2][1], within(0.02)).isPositive();
        assertThat(svg.words()).contains("loss (log)", "0.001", "0.01", "0.1", "1");
        assertThat(described(svg)).isEqualTo(
                "Line chart of 1 line. epoch from 0 to 3; loss (log) from 0.001 to 1.");
    }

    @Test
    void whatHasNoPlaceLeavesAGapAndIsCounted() {
        var svg = Svg.of(of(Ruler.logarithmic("loss"),
                Series.line("", new double[]{0, 1, 2, 3, 4, 5, 6}, new double[]{4, 3, 0, 2, Double.NaN, 2, 1})));
        assertThat(lines(svg)).hasSize(2).allSatisfy(line -> assertThat(line).hasNumberOfRows(2));
        assertThat(svg.filled("circle", Palette.line(0))).as("the point between two gaps").hasSize(1);
        assertThat(described(svg)).contains("have no place: 2 points.");
        assertThat(svg.text()).doesNotContain("NaN", "Infinity");
    }

    @Test
    void linesDifferInColourAndInDashesAndTheLegendNamesThem() {
        var svg = Svg.of(of(Ruler.linear("loss"), Series.line("training", EPOCHS, EPOCHS),
                Series.line("validation", EPOCHS, EPOCHS)));
        assertThat(svg.words()).contains("training", "validation");
        var looks = svg.all("polyline").stream()
                .map(line -> line.getAttribute("stroke") + line.getAttribute("stroke-dasharray")).toList();
        assertThat(looks).hasSize(4).containsOnly(Palette.line(0).hex(), Palette.line(1).hex() + "7 3.5");
    }

    @Test
    void fortyLinesDifferInColourOrDashes() {
        assertThat(IntStream.range(0, 40).mapToObj(i -> Palette.line(i) + " " + Dash.of(i))).doesNotHaveDuplicates();
    }

    @Test
    void aReferenceTakesNoColour() {
        var svg = Svg.of(of(Ruler.linear("share"), Series.reference("chance", EPOCHS, EPOCHS),
                Series.line("run", EPOCHS, EPOCHS)));
        assertThat(svg.all("polyline").stream().map(line -> line.getAttribute("stroke")))
                .contains(Colour.FRAME.hex(), Palette.line(0).hex()).doesNotContain(Palette.line(1).hex());
    }

    @Test
    void aBandLiesBehindItsLineAndEndsAtTheEdgeOfALogarithmicAxis() {
        var svg = Svg.of(of(Ruler.logarithmic("loss"), Series.points("mean", EPOCHS, new double[]{1, 0.5, 0.2, 0.1})
                .with(new Band(new double[]{0.8, 0.4, -0.1, 0}, new double[]{1.2, 0.6, 0.5, 0.3}))));
        var bands = svg.filled("polygon", Palette.line(0)).stream()
                .filter(polygon -> polygon.hasAttribute("fill-opacity")).toList();
        assertThat(bands).hasSize(1);
        double bottom = Svg.number(frame(svg), "y") + Svg.number(frame(svg), "height");
        assertThat(points(bands.getFirst())).hasDimensions(8, 2)
                .satisfies(corners -> assertThat(corners[4][1]).isCloseTo(bottom, within(0.01)));
        assertThat(svg.filled("circle", Palette.line(0))).as("four points and a sign").hasSize(5);
    }

    @Test
    void labelsOfMarksDoNotTouchAndNoMarkRunsThroughThem() {
        var marks = IntStream.of(0, 20, 24, 29, 300, 310, 490, 500).mapToObj(x -> new Mark(x, "rate 0." + x)).toList();
        var svg = Svg.of(new LineChart("", Ruler.whole("epoch"), Ruler.linear("loss"),
                List.of(Series.line("training", new double[]{0, 500}, new double[]{1, 0})), marks));
        var labels = svg.all("text").stream().filter(text -> text.getTextContent().startsWith("rate")).toList();
        assertThat(labels).hasSizeGreaterThan(4);
        for (var label : labels) {
            double left = left(label);
            for (var other : labels) {
                assertThat(label.isSameNode(other) || Svg.number(label, "y") != Svg.number(other, "y")
                        || left(other) >= left + width(label) || left >= left(other) + width(other)).isTrue();
            }
            for (var line : svg.all("line")) {
                boolean beside = Svg.number(line, "x1") <= left || Svg.number(line, "x1") >= left + width(label);
                assertThat(beside || Svg.number(line, "y1") >= Svg.number(label, "y")).isTrue();
            }
        }
        assertThat(described(svg)).contains("Marked: rate 0.0 at 0, rate 0.20 at 20");
    }

    private static double width(Element label) {
        return Label.width(label.getTextContent(), Sheet.SMALL_SIZE);
    }

    private static double left(Element label) {
        double x = Svg.number(label, "x");
        return label.getAttribute("text-anchor").equals("end") ? x - width(label) : x;
    }

    @Test
    void panelsLieInLineAndShareTheirAxis() {
        var loss = of(Ruler.logarithmic("loss"), Series.line("training", EPOCHS, new double[]{1000, 10, 1, 0.001}),
                Series.line("validation", new double[]{0, 8}, new double[]{1, 1}));
        var accuracy = of(Ruler.linear("accuracy", 0.0, 1.0), Series.line("training", EPOCHS, EPOCHS));
        var svg = Svg.of(new Panels("first try", List.of(loss, accuracy)));
        var frames = svg.all("rect").stream().filter(rect -> rect.getAttribute("stroke").equals(Colour.FRAME.hex()))
                .toList();
        assertThat(frames).hasSize(2);
        assertThat(Svg.number(frames.getFirst(), "x")).isEqualTo(Svg.number(frames.getLast(), "x"));
        assertThat(Svg.number(frames.getFirst(), "width")).isEqualTo(Svg.number(frames.getLast(), "width"));
        assertThat(svg.words()).contains("first try", "loss (log)", "accuracy", "8").containsOnlyOnce("epoch");
        assertThat(described(svg)).startsWith("2 panels. Line chart of 2 lines: training (4), validation (2).");
    }

    @Test
    void panelsWithoutRoomAreToldOf() {
        var panel = of(Ruler.linear("loss"), Series.line("", EPOCHS, EPOCHS));
        var picture = new Panels("", List.of(panel, panel, panel, panel)).draw(300, 150);
        assertThat(picture.description()).endsWith("There is room for 1 of them.");
    }

    @Timeout(30)
    @Test
    void panelsAreDrawnInHoweverLittleRoomThereIs() {
        var marks = List.of(new Mark(0, "best epoch 0"), new Mark(1, "rate 0.5"), new Mark(2, "rate 0.25"));
        var panels = Stream.of(Ruler.linear("loss"), Ruler.linear("accuracy", 1.0), Ruler.logarithmic("gradient"))
                .map(ruler -> new LineChart("", Ruler.whole("epoch"), ruler,
                        List.of(Series.line("training", EPOCHS, EPOCHS)), marks))
                .toList();
        for (int height = Picture.LEAST_HEIGHT; height < 480; height += 10) {
            for (int width = Picture.LEAST_WIDTH; width < 640; width += 60) {
                for (int shown = 1; shown <= panels.size(); shown++) {
                    var svg = Svg.of(new Panels("a run with a name that takes two lines of a small picture",
                            panels.subList(0, shown)).draw(width, height));
                    assertThat(svg.all("rect")).allMatch(rect -> Svg.number(rect, "height") > 0);
                }
            }
        }
    }

    @Test
    void theLegendLeavesOutWhatAllNamesBeginWith() {
        assertThat(Svg.of(of(Ruler.linear("loss"), Series.line("widths: units 4", EPOCHS, EPOCHS),
                Series.line("widths: units 8", EPOCHS, EPOCHS))).words()).contains("units 4", "units 8");
        assertThat(Svg.of(of(Ruler.linear("loss"), Series.line("a: 1", EPOCHS, EPOCHS),
                Series.line("b: 1", EPOCHS, EPOCHS))).words()).contains("a: 1", "b: 1");
    }

    static Stream<double[]> values() {
        return Stream.of(new double[0], new double[]{5}, new double[]{0}, new double[]{7, 7, 7},
                new double[]{1e300, -1e300}, new double[]{Double.MAX_VALUE, 1}, new double[]{Double.MIN_VALUE},
                new double[]{1, Math.nextUp(1.0)}, new double[]{Double.NaN, Double.POSITIVE_INFINITY, -0.0},
                new double[]{1e-300, 1e300});
    }

    @ParameterizedTest
    @MethodSource("values")
    void anyValuesGiveAPicture(double[] values) {
        for (var ruler : List.of(Ruler.linear("v"), Ruler.whole("v"), Ruler.logarithmic("v"))) {
            for (int size : new int[]{Picture.LEAST_WIDTH, 640, Picture.MOST}) {
                var chart = new LineChart("", ruler, ruler, List.of(Series.points("", values, values)), List.of());
                var svg = Svg.of(chart.draw(size, Math.max(Picture.LEAST_HEIGHT, size / 2)));
                assertThat(svg.text()).doesNotContain("NaN", "Infinity");
                assertThat(svg.ticksBelow()).isNotEmpty();
            }
        }
    }

    @Test
    void withoutValuesItSaysSo() {
        assertThat(Svg.of(of(Ruler.linear("loss"), Series.line("training", new double[0], new double[0]))).words())
                .contains("No values", "training");
        assertThat(Svg.of(of(Ruler.linear("loss"))).words()).contains("No values");
    }

    @Test
    void aPngHasTheLinesToo() {
        var image = Png.of(of(Ruler.linear("loss"), Series.line("a", EPOCHS, new double[]{1, 1, 1, 1})).draw(400, 300));
        assertThat(IntStream.range(0, 400 * 300)
                .filter(i -> (image.getRGB(i % 400, i / 400) & 0xFFFFFF) == Palette.line(0).rgb()).count())
                .isGreaterThan(200);
    }

    @Test
    void linesOfUnequalLengthsAreRefused() {
        assertThatThrownBy(() -> Series.line("", EPOCHS, new double[3])).hasMessageContaining("all its numbers");
        assertThatThrownBy(() -> Series.line("", EPOCHS, EPOCHS).with(new Band(EPOCHS, new double[3])))
                .hasMessageContaining("all its numbers");
    }
}
