package org.trainyard.datasets.generators;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.trainyard.compute.Limited;
import org.trainyard.compute.RandomStream;

import static java.util.Objects.requireNonNullElse;

/**
 * A circle (class 1) inside another (class 0), as scikit-learn's make_circles.
 * Points stand at equal angles, in random order, moved by noise·N(0,1) in both directions. The outer radius is 1.
 *
 * @param samples number of rows, half of them (rounded down) on the outer circle
 * @param noise standard deviation around the circles
 * @param factor radius of the inner circle
 * @param seed where the random numbers start
 */
record Circles(@Limited(by = "cells") Integer samples, @DecimalMin("0") @DecimalMax("100") Double noise,
        @DecimalMin("0") @DecimalMax("1") Double factor, @Min(0) @Max(MAX_SEED) Long seed) implements Generator {

    Circles {
        samples = requireNonNullElse(samples, 200);
        noise = requireNonNullElse(noise, 0.1);
        factor = requireNonNullElse(factor, 0.5);
        seed = requireNonNullElse(seed, 0L);
    }

    @Override
    public void draw(RandomStream random, Points out) {
        int outer = samples / 2;
        int inner = samples - outer;
        var point = new double[2];
        for (int row : Generator.shuffled(samples, random)) {
            boolean outside = row < outer;
            double turn = outside ? (double) row / outer : (double) (row - outer) / inner;
            double angle = 2 * StrictMath.PI * turn;
            double radius = outside ? 1 : factor;
            point[0] = radius * StrictMath.cos(angle) + noise * random.gaussian();
            point[1] = radius * StrictMath.sin(angle) + noise * random.gaussian();
            out.add(point, outside ? 0 : 1);
        }
    }
}
