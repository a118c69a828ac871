package org.trainyard.datasets.generators;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.trainyard.compute.Limited;
import org.trainyard.compute.RandomStream;

import static java.util.Objects.requireNonNullElse;

/**
 * Two interleaved half circles, as scikit-learn's make_moons; the upper one is class 0.
 * Points stand at equal angles, end points included, in random order, moved by noise·N(0,1) in both directions.
 *
 * @param samples number of rows, half of them (rounded down) on the upper moon
 * @param noise standard deviation around the curves
 * @param seed where the random numbers start
 */
record Moons(@Limited(by = "cells") Integer samples, @DecimalMin("0") @DecimalMax("100") Double noise,
        @Min(0) @Max(MAX_SEED) Long seed) implements Generator {

    Moons {
        samples = requireNonNullElse(samples, 200);
        noise = requireNonNullElse(noise, 0.1);
        seed = requireNonNullElse(seed, 0L);
    }

    private static double angle(int position, int points) {
        return points == 1 ? 0 : StrictMath.PI * position / (points - 1);
    }

    @Override
    public void draw(RandomStream random, Points out) {
        int upper = samples / 2;
        int lower = samples - upper;
        var point = new double[2];
        for (int row : Generator.shuffled(samples, random)) {
            boolean above = row < upper;
            double angle = above ? angle(row, upper) : angle(row - upper, lower);
            double x = StrictMath.cos(angle);
            double y = StrictMath.sin(angle);
            point[0] = (above ? x : 1 - x) + noise * random.gaussian();
            point[1] = (above ? y : 0.5 - y) + noise * random.gaussian();
            out.add(point, above ? 0 : 1);
        }
    }
}
