package org.trainyard.compute;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.compute.Ranking.Step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Curves of two classes, against scikit-learn's of the same scores ({@code compute/rankings.json} says how) and by hand. */
class RankingTest {

    private static final Offset<Double> ROUNDING = within(1e-12);

    static Stream<JsonNode> recorded() throws IOException {
        try (var file = RankingTest.class.getResourceAsStream("/compute/rankings.json")) {
            var cases = new JsonMapper().readTree(file).path("cases");
            assertThat(cases.size()).isPositive();
            return cases.valueStream().toList().stream();
        }
    }

    private static double[] numbers(JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    private static Ranking ranking(double[] scores, int... second) {
        var flags = new boolean[second.length];
        for (int i = 0; i < second.length; i++) {
            flags[i] = second[i] == 1;
        }
        return Ranking.of(scores, flags).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void curvesAndTheirAreasAreThoseOfScikitLearn(JsonNode recorded) {
        var second = recorded.path("second").valueStream().mapToInt(JsonNode::asInt).toArray();
        var ranking = ranking(numbers(recorded.path("scores")), second);
        assertThat(ranking.areaUnderRoc()).isCloseTo(recorded.path("auc").asDouble(), ROUNDING);
        assertThat(ranking.averagePrecision()).isCloseTo(recorded.path("averagePrecision").asDouble(), ROUNDING);
        var steps = ranking.steps();
        assertThat(steps.stream().mapToDouble(ranking::falsePositiveRate).toArray())
                .containsExactly(numbers(recorded.path("fpr")), ROUNDING);
        assertThat(steps.stream().mapToDouble(ranking::truePositiveRate).toArray())
                .containsExactly(numbers(recorded.path("tpr")), ROUNDING);
        // scikit-learn 1.2 ends the precision-recall curve where all are found.
        var recall = numbers(recorded.path("recall"));
        assertThat(steps.stream().limit(recall.length).mapToDouble(ranking::precision).toArray())
                .containsExactly(numbers(recorded.path("precision")), ROUNDING);
        assertThat(steps.stream().limit(recall.length).mapToDouble(ranking::truePositiveRate).toArray())
                .containsExactly(recall, ROUNDING);
    }

    @Test
    void rowsOfEqualScoreCrossTheThresholdTogether() {
        // Second class 0.9 0.5, first class 0.5 0.1: of four pairs three are in order and one is a tie, 3.5 / 4.
        var ranking = ranking(new double[]{0.5, 0.9, 0.1, 0.5}, 1, 1, 0, 0);
        assertThat(ranking.steps()).isEqualTo(List.of(new Step(0.9, 0, 1), new Step(0.5, 1, 2), new Step(0.1, 2, 2)));
        assertThat(ranking.areaUnderRoc()).isEqualTo(0.875);
        // half of them at precision 1, the other half at precision 2/3
        assertThat(ranking.averagePrecision()).isCloseTo(5.0 / 6, ROUNDING);
    }

    @Test
    void bothZerosAreOneThreshold() {
        assertThat(ranking(new double[]{0.0, -0.0}, 1, 0).steps()).hasSize(1);
    }

    @Test
    void oneClassAloneOrScoresThatAreNotFiniteHaveNoCurve() {
        assertThat(Ranking.of(new double[]{1, 2}, new boolean[]{true, true})).isEmpty();
        assertThat(Ranking.of(new double[0], new boolean[0])).isEmpty();
        assertThat(Ranking.of(new double[]{1, Double.NaN}, new boolean[]{true, false})).isEmpty();
    }
}
