package org.trainyard.datasets.generators;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.trainyard.compute.Limited;
import org.trainyard.compute.RandomStream;

import static java.util.Objects.requireNonNullElse;

/**
 * Playground's exclusive or: points of a square, class 1 where both coordinates have the same sign.
 * A gap of 0.3 lies along both axes. Noise moves the point that the class is taken from, not the point itself.
 *
 * @param samples number of rows
 * @param noise Playground's noise slider divided by 100: 0 to 0.5 there
 * @param seed where the random numbers start
 */
record XorCloud(@Limited(by = "cells") Integer samples, @DecimalMin("0") @DecimalMax("100") Double noise,
        @Min(0) @Max(MAX_SEED) Long seed) implements Generator {

    XorCloud {
        samples = requireNonNullElse(samples, 200);
        noise = requireNonNullElse(noise, 0.1);
        seed = requireNonNullElse(seed, 0L);
    }

    private static double apart(double value) {
        return value + (value > 0 ? 0.3 : -0.3);
    }

    @Override
    public void draw(RandomStream random, Points out) {
        var point = new double[2];
        for (int row = 0; row < samples; row++) {
            double x = apart(random.uniform(-5, 5));
            double y = apart(random.uniform(-5, 5));
            double seenX = x + noise * random.uniform(-5, 5);
            double seenY = y + noise * random.uniform(-5, 5);
            point[0] = x;
            point[1] = y;
            out.add(point, seenX * seenY >= 0 ? 1 : 0);
        }
    }
}
