package org.trainyard.charts;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.trainyard.charts.FieldChart.Span;
import org.trainyard.charts.FieldChart.Trail;
import org.trainyard.charts.Shape.Point;

import static org.assertj.core.api.Assertions.assertThat;

/** Fields are coloured node by node, with lines where they have a value. */
class FieldChartTest {

    private static final float[][] SLOPE = {{0, 1, 2}, {0, 1, 2}};

    @Test
    void aLineOfEqualValueLiesBetweenItsNodes() {
        assertThat(Contours.of(SLOPE, 0.25)).singleElement().satisfies(segment -> {
            assertThat(List.of(segment.from(), segment.to())).containsExactlyInAnyOrder(new Point(0.25, 0),
                    new Point(0.25, 1));
        });
        assertThat(Contours.of(SLOPE, 5)).isEmpty();
        assertThat(Contours.of(new float[][]{{0, Float.NaN}, {1, 1}}, 0.5)).isEmpty();
    }

    @Test
    void aSaddleIsCutByItsMean() {
        // High at two opposite corners; the mean, 0.5, is above 0.4, so that the high corners hang together.
        var segments = Contours.of(new float[][]{{1, 0}, {0, 1}}, 0.4);
        assertThat(segments).hasSize(2).allSatisfy(segment -> {
            boolean aroundLowerRight = segment.from().x() > 0.3 && segment.from().y() < 0.7
                    && segment.to().x() > 0.3 && segment.to().y() < 0.7;
            boolean aroundUpperLeft = segment.from().x() < 0.7 && segment.from().y() > 0.3
                    && segment.to().x() < 0.7 && segment.to().y() > 0.3;
            assertThat(aroundLowerRight || aroundUpperLeft).isTrue();
        });
    }

    @Test
    void thePlaceOfEqualScoresIsTheBorderOfClasses() {
        var classes = new Field.Classes(List.of("a", "b"), new float[][][]{{{3, 1}, {3, 1}}, {{1, 3}, {1, 3}}});
        assertThat(classes.winner(0, 0)).isZero();
        assertThat(classes.winner(0, 1)).isOne();
        assertThat(classes.certainty(0, 0)).isEqualTo(0.75);
        assertThat(Contours.of(classes.lead(0), 0)).singleElement()
                .satisfies(segment -> assertThat(segment.from().x()).isEqualTo(0.5));
    }

    @Test
    void everyFieldIsDrawnWithItsKey() throws IOException {
        var trails = List.of(new Trail("B = 1", new double[]{0, 1}, new double[]{0, 1}),
                new Trail("B = <8>", new double[]{0, 0.5}, new double[]{1, 0.5}),
                new Trail("far", new double[]{9}, new double[]{9}));
        for (var field : List.of(new Field.Values("loss", new float[][]{{1, 10}, {100, Float.NaN}}, true),
                new Field.Between(List.of("no", "yes"), new float[][]{{0, 1}, {0.5f, 1}}),
                new Field.Classes(List.of("a", "b"), new float[][][]{{{1, 0}, {1, 0}}, {{0, 1}, {0, 1}}}))) {
            var picture = new FieldChart("title", new Span("x", 0, 1), new Span("y", 0, 1), field, List.of(0.5),
                    FieldChart.NO_POINTS, trails).draw(400, 300);
            var svg = new StringBuilder();
            picture.writeSvg(svg);
            assertThat(svg).contains("data:image/png;base64", "B = &lt;8&gt;", "far");
            assertThat(picture.description()).startsWith("Map of ").contains("3 paths");
        }
    }
}
