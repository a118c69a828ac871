package org.trainyard.charts;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

import org.trainyard.charts.ScatterChart.Points.InSeries;
import org.trainyard.charts.ScatterChart.Points.Valued;
import org.trainyard.charts.ScatterChart.Series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ScatterChartTest {

    private static final double LEGEND_RADIUS = 5;

    private static ScatterChart of(Series... series) {
        return new ScatterChart("flowers", "length (cm)", "width (cm)", new InSeries(List.of(series)));
    }

    private static List<Element> points(Svg svg) {
        return svg.all("circle").stream().filter(circle -> Svg.number(circle, "r") != LEGEND_RADIUS).toList();
    }

    @Test
    void pointsLieWhereTheLabelsOfTheAxesSay() {
        float[] x = {1.5f, 4.25f, 6.9f, -2};
        float[] y = {0.2f, 1000, 512.5f, 3};
        var svg = Svg.of(of(new Series("one", x, y)));
        var below = svg.ticksBelow();
        var beside = svg.ticksBeside();
        assertThat(points(svg)).hasSize(4);
        for (int i = 0; i < x.length; i++) {
            assertThat(Svg.number(points(svg).get(i), "cx")).isCloseTo(place(below, "x", x[i]), within(0.1));
            assertThat(Svg.number(points(svg).get(i), "cy"))
                    .isCloseTo(place(beside, "y", y[i]) - Sheet.SMALL_SIZE * 0.36, within(0.1));
        }
    }

    /** By a straight line through the first and the last label. */
    private static double place(List<Element> ticks, String attribute, double value) {
        double first = Double.parseDouble(ticks.getFirst().getTextContent());
        double last = Double.parseDouble(ticks.getLast().getTextContent());
        double from = Svg.number(ticks.getFirst(), attribute);
        return from + (Svg.number(ticks.getLast(), attribute) - from) * (value - first) / (last - first);
    }

    @Test
    void seriesDifferInColourAndInFormAndTheLegendNamesThem() {
        var svg = Svg.of(of(new Series("setosa", new float[]{1, 2}, new float[]{1, 2}),
                new Series("versicolor", new float[]{3}, new float[]{3})));
        assertThat(svg.filled("circle", Palette.of(0))).as("two points and a sign").hasSize(3);
        assertThat(svg.filled("polygon", Palette.of(1))).as("a point and a sign").hasSize(2);
        assertThat(svg.words()).contains("flowers", "setosa", "versicolor", "length (cm)", "width (cm)");
        assertThat(svg.all("desc").getFirst().getTextContent()).isEqualTo("Scatter chart of 3 points in 2 series: "
                + "setosa (2), versicolor (1). length (cm) from 1 to 3; width (cm) from 1 to 3.");
    }

    @Test
    void aHundredSeriesDifferInColourOrForm() {
        assertThat(IntStream.range(0, 100).mapToObj(i -> Palette.of(i) + " " + Marker.of(i))).doesNotHaveDuplicates();
    }

    @Test
    void aLegendThatIsTooLongCountsTheOthers() {
        var series = IntStream.range(0, 100).mapToObj(i -> new Series("class " + i, new float[]{i}, new float[]{i}))
                .toArray(Series[]::new);
        assertThat(Svg.of(of(series)).words()).contains("class 0", "class 10").doesNotContain("class 99")
                .anyMatch(word -> word.matches("and \\d+ more"));
    }

    @Test
    void valuesAreShownByColourBesideABar() {
        var svg = Svg.of(new ScatterChart("", "", "",
                new Valued("blood sugar", new float[]{0, 1, 2}, new float[]{0, 1, 2}, new float[]{100, 350, 200})));
        assertThat(svg.filled("circle", ColourScale.at(0))).hasSize(1);
        assertThat(svg.filled("circle", ColourScale.at(1))).hasSize(1)
                .allMatch(circle -> Svg.number(circle, "cx") > 200 && Svg.number(circle, "cx") < 400);
        assertThat(svg.words()).contains("blood sugar", "100", "200", "350");
        assertThat(svg.all("desc").getFirst().getTextContent()).contains("coloured by blood sugar from 100 to 350");
    }

    @Test
    void pointsThatAreNotFiniteAreLeftOutAndCounted() {
        var svg = Svg.of(of(new Series("one", new float[]{1, Float.NaN, 3, 4},
                new float[]{1, 2, Float.NEGATIVE_INFINITY, 4})));
        assertThat(points(svg)).hasSize(2);
        assertThat(svg.all("desc").getFirst().getTextContent()).contains("2 points", "not finite: 2 points.");
        assertThat(svg.text()).doesNotContain("NaN", "Infinity");
    }

    @Test
    void withoutPointsItSaysSo() {
        assertThat(Svg.of(of()).words()).contains("No points");
        assertThat(Svg.of(of(new Series("none", new float[0], new float[0]))).words()).contains("No points", "none");
        assertThat(
                Svg.of(new ScatterChart("", "", "", new Valued("", new float[0], new float[0], new float[0]))).words())
                .contains("No points");
    }

    static Stream<float[]> ranges() {
        float most = Float.MAX_VALUE;
        return Stream.of(new float[]{5}, new float[]{0}, new float[]{7, 7, 7}, new float[]{most},
                new float[]{-most, most}, new float[]{Float.MIN_VALUE}, new float[]{0, Float.MIN_VALUE},
                new float[]{1, Math.nextUp(1f)}, new float[]{16777216, 16777218}, new float[]{-1e-3f, 1e30f});
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void anyRangeGivesAPictureWithTicksAndItsPointsInside(float[] values) {
        for (int size : new int[]{Picture.LEAST_WIDTH, 640, Picture.MOST}) {
            var svg = Svg.of(of(new Series("", values, values)).draw(size, Math.max(Picture.LEAST_HEIGHT, size / 2)));
            assertThat(svg.text()).doesNotContain("NaN", "Infinity");
            assertThat(points(svg)).hasSize(values.length)
                    .allMatch(point -> Svg.number(point, "cx") > 0 && Svg.number(point, "cx") < size);
            assertThat(svg.ticksBelow()).isNotEmpty();
            assertThat(svg.ticksBelow().stream().map(Element::getTextContent)).doesNotHaveDuplicates();
        }
    }

    @Test
    void labelsOfAnAxisDoNotTouch() {
        for (float[] values : ranges().toList()) {
            var ticks = Svg.of(of(new Series("", values, values)).draw(300, 200)).ticksBelow();
            for (int i = 1; i < ticks.size(); i++) {
                assertThat(Svg.number(ticks.get(i), "x") - Svg.number(ticks.get(i - 1), "x"))
                        .isGreaterThan(Label.width(ticks.get(i).getTextContent(), Sheet.SMALL_SIZE));
            }
        }
    }

    @Test
    void coordinatesOfDifferentLengthsAreRefused() {
        assertThatThrownBy(() -> new Series("one", new float[2], new float[3])).hasMessageContaining("2 and 3");
        assertThatThrownBy(() -> new Valued("", new float[2], new float[2], new float[1]))
                .hasMessageContaining("2 and 1");
    }
}
