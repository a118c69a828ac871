package org.trainyard.charts;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.trainyard.charts.ScatterChart.Points;

import static org.assertj.core.api.Assertions.assertThat;

/** Names come from clients; whatever they hold, the picture is well-formed and shows text. */
class HostileNamesTest {

    static final List<String> NAMES = List.of("</text><script>alert(1)</script>", "a & b \"c\" 'd' <e>", "]]>", "&#0;",
            "\u0000\u0008\u000B\uFFFF\uDC00", "\u202Eevil", "%s%n%1$s", "", " ", "🏳️‍🌈".repeat(20),
            "\u0301\u0301\u0301\u0301",
            "ที่นี่ที่นี่".repeat(8), "العربية ".repeat(12), "数".repeat(100), "W".repeat(100));

    private static Stream<Chart> named(String name) {
        float[] numbers = {1, 2};
        return Stream.of(
                new ScatterChart(name, name, name,
                        new Points.InSeries(List.of(new ScatterChart.Series(name, numbers, numbers)))),
                new ScatterChart(name, name, name, new Points.Valued(name, numbers, numbers, numbers)),
                new Histogram(name, name, new double[]{0, 1}, List.of(new Histogram.Stack(name, new long[]{3}))),
                ImageGrid.ofRange(name, 1, 2, List.of(new ImageGrid.Image(name, numbers))));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void anyNameGivesAWellFormedPictureOfShapesAndText(String name) {
        assertThat(named(name)).allSatisfy(chart -> {
            for (int width : new int[]{Picture.LEAST_WIDTH, 640}) {
                var svg = Svg.of(chart.draw(width, 300));
                assertThat(svg.all("script")).isEmpty();
                assertThat(svg.all("title").getFirst().getTextContent()).isEqualTo(Label.clean(name));
                assertThat(svg.words()).allMatch(word -> word.equals(Label.clean(word)))
                        .allMatch(word -> Label.width(word, Sheet.SMALL_SIZE) <= width);
            }
        });
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void anyNameCanBeDrawn(String name) {
        assertThat(named(name)).allSatisfy(chart -> assertThat(Png.of(chart.draw(300, 200)).getWidth()).isEqualTo(300));
    }
}
