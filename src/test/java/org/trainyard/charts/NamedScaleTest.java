package org.trainyard.charts;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NamedScaleTest {

    private static final double AIR = 4;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20, 60, 500})
    @Timeout(60)
    void howeverManyNamesThereAreThoseShownStandApart(int count) {
        var names = IntStream.range(0, count).mapToObj(i -> "setting number " + i).toList();
        var scale = new NamedScale(names);
        var within = new Box(0, 0, 200, 0);

        for (int rows = 1; rows <= 3; rows++) {
            var placed = scale.placed(50, 100, within, AIR, rows);

            assertThat(placed).isNotEmpty().allMatch(one -> one.label().shown().length() > 0);
            apart(placed);
        }
    }

    private static void apart(List<NamedScale.Placed> placed) {
        for (int i = 0; i < placed.size(); i++) {
            for (int j = 0; j < i; j++) {
                var one = placed.get(i);
                var other = placed.get(j);
                double gap = Math.abs(one.middle() - other.middle()) - (width(one) + width(other)) / 2;
                assertThat(one.row() != other.row() || gap > -0.01).isTrue();
            }
        }
    }

    private static double width(NamedScale.Placed one) {
        return Label.width(one.label().shown(), Sheet.SMALL_SIZE);
    }
}
