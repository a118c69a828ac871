package org.trainyard.datasets.generators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Curves without noise against their originals: scikit-learn 1.2.1's make_moons and make_circles and Playground's
 * spiral, recorded as CSV. The originals stand in order of their classes, ours are shuffled, so both are sorted first.
 */
class ReferenceCurvesTest {

    @Test
    void moonsAreThoseOfScikitLearn() {
        var moons = Drawn.make(Moons.class, Map.of("samples", 100, "noise", 0.0));
        assertSame(moons, "ref_moons_noise0_n100_unshuffled", 0, 1);
    }

    @Test
    void circlesAreThoseOfScikitLearn() {
        var circles = Drawn.make(Circles.class, Map.of("samples", 100, "noise", 0.0, "factor", 0.5));
        assertSame(circles, "ref_circles_noise0_n100_unshuffled", 0, 1);
    }

    @Test
    void twoSpiralsAreThoseOfPlaygroundWithItsFirstArmAsClassZero() {
        var spirals = Drawn.make(Spirals.class, Map.of("samples", 200, "noise", 0.0));
        assertSame(spirals, "ref_playground_spiral_noise0_n200", 1, -1);
    }

    /** @param labels of the recorded file, for class 0 and class 1 */
    private static void assertSame(Generator generator, String recorded, double... labels) {
        var ours = new ArrayList<double[]>();
        var drawn = Drawn.of(generator);
        for (int i = 0; i < drawn.inputs().size(); i++) {
            double[] x = drawn.inputs().get(i);
            ours.add(new double[]{x[0], x[1], labels[drawn.targets().get(i).intValue()]});
        }
        var theirs = recorded(recorded);
        assertThat(ours).hasSameSizeAs(theirs);
        sort(ours);
        sort(theirs);
        for (int i = 0; i < ours.size(); i++) {
            for (int column = 0; column < 3; column++) {
                assertThat(ours.get(i)[column]).as("row %d, column %d", i, column)
                        .isCloseTo(theirs.get(i)[column], within(4e-15));
            }
        }
    }

    /** By coordinates rounded so that the last bits do not decide the order. */
    private static void sort(List<double[]> rows) {
        rows.sort(
                Comparator.<double[]>comparingDouble(row -> row[2]).thenComparingDouble(row -> Math.rint(row[0] * 1e9))
                        .thenComparingDouble(row -> Math.rint(row[1] * 1e9)));
    }

    private static List<double[]> recorded(String name) {
        try (var in = Objects.requireNonNull(
                ReferenceCurvesTest.class.getResourceAsStream("/datasets/" + name + ".csv"), name)) {
            var rows = new ArrayList<double[]>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).forEach(line -> {
                var cells = line.split(",", -1);
                rows.add(new double[]{Double.parseDouble(cells[0]), Double.parseDouble(cells[1]),
                    Double.parseDouble(cells[2])});
            });
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
