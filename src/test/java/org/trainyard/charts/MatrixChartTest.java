package org.trainyard.charts;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MatrixChartTest {

    private static final MatrixChart FLOWERS = new MatrixChart("flowers", "predicted", "true",
            List.of("setosa", "versicolor", "virginica"), new long[][]{{10, 0, 0}, {0, 5, 5}, {0, 1, 0}});

    private static MatrixChart of(int size, String prefix) {
        var counts = new long[size][size];
        IntStream.range(0, size).forEach(i -> counts[i][i] = 1000L + i);
        return new MatrixChart("", "x", "y", IntStream.range(0, size).mapToObj(i -> prefix + i).toList(), counts);
    }

    private static List<Element> cells(Svg svg) {
        return svg.all("rect").stream().filter(rect -> rect.getAttribute("stroke").equals(Colour.GRID.hex())).toList();
    }

    @Test
    void everyCellHasItsCountAndIsShadedByItsShareOfTheRow() {
        var svg = Svg.of(FLOWERS);
        assertThat(cells(svg)).hasSize(9);
        assertThat(Svg.fill(cells(svg).get(0))).isEqualTo(Shade.of(1).hex());
        assertThat(Svg.fill(cells(svg).get(1))).isEqualTo(Shade.of(0).hex());
        assertThat(Svg.fill(cells(svg).get(4))).isEqualTo(Shade.of(0.5).hex());
        assertThat(Svg.fill(cells(svg).get(7))).as("one row, all of it").isEqualTo(Shade.of(1).hex());
        assertThat(svg.words()).contains("10", "5", "1", "setosa", "versicolor", "virginica", "predicted", "true",
                "share of the row");
        assertThat(svg.all("desc").getFirst().getTextContent()).isEqualTo("Matrix of 3 by 3: true from above to below, "
                + "predicted from left to right. 21 in all, 15 of them on the diagonal. Most often off it: "
                + "versicolor as virginica 5, virginica as versicolor 1.");
    }

    @Test
    void countsStandOutFromTheirCells() {
        for (int i = 0; i <= 100; i++) {
            var ground = Shade.of(i / 100.0);
            assertThat(Shade.contrast(ground, Shade.ink(ground))).as("at " + i + " %").isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void moreIsDarkerEvenInGrey() {
        assertThat(IntStream.rangeClosed(0, 20).mapToDouble(i -> Shade.contrast(Shade.of(i / 20.0), Colour.PAPER)))
                .isSorted();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 26, MatrixChart.MOST})
    void namesAndCountsStayInsideThePictureAtEverySize(int size) {
        for (String prefix : List.of("", "a class with quite a long name ")) {
            for (int width : new int[]{Picture.LEAST_WIDTH, 640, Picture.MOST}) {
                int height = Math.max(Picture.LEAST_HEIGHT, width * 3 / 4);
                var svg = Svg.of(of(size, prefix).draw(width, height));
                assertThat(svg.text()).doesNotContain("NaN", "Infinity");
                assertThat(cells(svg)).hasSize(size * size)
                        .allMatch(cell -> Svg.number(cell, "width") > 0 && Svg.number(cell, "height") > 0);
                assertThat(svg.all("text")).allMatch(text -> Svg.number(text, "y") > 0
                        && Svg.number(text, "y") < height && Svg.number(text, "x") < width);
            }
        }
    }

    @Test
    void numbersWithoutRoomAreLeftOut() {
        assertThat(Svg.of(of(60, "").draw(300, 200)).words()).doesNotContain("1001");
        assertThat(Svg.of(of(10, "")).words()).contains("1001");
    }

    @Test
    void otherShapesAreRefused() {
        assertThatThrownBy(() -> new MatrixChart("", "", "", List.of("a"), new long[0][0]))
                .hasMessageContaining("1 to 60");
        assertThatThrownBy(() -> of(61, "")).hasMessageContaining("1 to 60");
    }
}
