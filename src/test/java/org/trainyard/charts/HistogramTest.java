package org.trainyard.charts;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

import org.trainyard.charts.Histogram.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class HistogramTest {

    private static final double[] EDGES = {0, 1, 2, 4};

    private static Stack stack(String name, long... counts) {
        return new Stack(name, counts);
    }

    private static double bottom(Element bar) {
        return Svg.number(bar, "y") + Svg.number(bar, "height");
    }

    @Test
    void barsAreAsHighAsTheirCountsAndAsWideAsTheirBins() {
        var bars = Svg.of(new Histogram("ages", "years", EDGES, List.of(stack("", 10, 40, 20)))).filled("rect",
                Palette.of(0));
        assertThat(bars).hasSize(3);
        double unit = Svg.number(bars.getFirst(), "height") / 10;
        assertThat(Svg.number(bars.get(1), "height")).isCloseTo(40 * unit, within(0.1));
        assertThat(Svg.number(bars.get(2), "height")).isCloseTo(20 * unit, within(0.1));
        assertThat(Svg.number(bars.get(2), "width")).isCloseTo(2 * Svg.number(bars.get(1), "width"), within(0.1));
    }

    @Test
    void stacksStandOnEachOther() {
        var svg = Svg.of(new Histogram("", "", EDGES, List.of(stack("no", 10, 0, 20), stack("yes", 5, 7, 0))));
        var first = svg.filled("rect", Palette.of(0));
        var second = svg.filled("rect", Palette.of(1));
        assertThat(first).as("two bars and a sign").hasSize(3);
        assertThat(second).as("two bars and a sign").hasSize(3);
        // The legend comes first.
        assertThat(bottom(second.get(1))).isCloseTo(Svg.number(first.get(1), "y"), within(0.05));
        assertThat(bottom(second.get(2))).isCloseTo(bottom(first.get(1)), within(0.05));
        assertThat(svg.words()).contains("no", "yes", "count");
        assertThat(svg.all("desc").getFirst().getTextContent())
                .isEqualTo("Histogram of 42 values in 3 bins and 2 stacks: "
                        + "no (30), yes (12). x from 0 to 4; count of the highest bin: 20.");
    }

    @Test
    void countsAreMarkedAtWholeNumbers() {
        assertThat(Svg.of(new Histogram("", "", EDGES, List.of(stack("", 1, 2, 0)))).ticksBeside()
                .stream().map(Element::getTextContent)).containsExactly("0", "1", "2");
    }

    @Test
    void equalValuesAreALineInTheMiddle() {
        var bars = Svg.of(new Histogram("", "", new double[]{5, 5}, List.of(stack("", 150)))).filled("rect",
                Palette.of(0));
        assertThat(bars).hasSize(1).allMatch(bar -> Svg.number(bar, "width") == 2);
    }

    @Test
    void withoutValuesItSaysSo() {
        assertThat(Svg.of(new Histogram("", "", new double[0], List.of())).words()).contains("No values");
        assertThat(Svg.of(new Histogram("", "", EDGES, List.of(stack("", 0, 0, 0)))).words()).contains("No values");
    }

    @Test
    void hugeAndTinyNumbersGiveAPicture() {
        var counts = stack("", 1_000_000_000_000_000L, 0, 1);
        for (double scale : new double[]{1e-300, 1e299}) {
            var edges = new double[]{-scale, 0, scale, 2 * scale};
            assertThat(Svg.of(new Histogram("", "", edges, List.of(counts, counts))).text())
                    .doesNotContain("NaN", "Infinity", "E1");
        }
        var smallest = new double[]{Double.MIN_VALUE, Double.MIN_VALUE, Double.MIN_VALUE, Double.MIN_VALUE};
        assertThat(Svg.of(new Histogram("", "", smallest, List.of(counts))).text()).doesNotContain("NaN", "Infinity");
    }

    @Test
    void edgesAndCountsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new Histogram("", "", new double[]{1, 0}, List.of())).hasMessageContaining("edge 1");
        assertThatThrownBy(() -> new Histogram("", "", new double[]{0, Double.NaN}, List.of()))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Histogram("", "", EDGES, List.of(stack("", 1)))).hasMessageContaining("3 bins");
        assertThatThrownBy(() -> stack("", -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
