package org.trainyard.datasets.generators;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.trainyard.compute.Limited;
import org.trainyard.compute.RandomStream;
import org.trainyard.compute.Task;

import static java.util.Objects.requireNonNullElse;

/**
 * Playground's three hills and three hollows over the square -6 to 6.
 * The value is that of the bump largest in size at the point, ± max(0, 1 - distance / 2). Noise moves the point that the
 * value is taken from, not the point itself.
 *
 * @param samples number of rows
 * @param noise Playground's noise slider divided by 100: 0 to 0.5 there
 * @param seed where the random numbers start
 */
record GaussianHills(@Limited(by = "cells") Integer samples, @DecimalMin("0") @DecimalMax("100") Double noise,
        @Min(0) @Max(MAX_SEED) Long seed) implements Generator {

    GaussianHills {
        samples = requireNonNullElse(samples, 200);
        noise = requireNonNullElse(noise, 0.1);
        seed = requireNonNullElse(seed, 0L);
    }

    /** Centre and sign of each bump. */
    private static final double[][] BUMPS = {{-4, 2.5, 1}, {0, 2.5, -1}, {4, 2.5, 1}, {-4, -2.5, -1}, {0, -2.5, 1},
        {4, -2.5, -1}};

    @Override
    public Task task() {
        return Task.REGRESSION;
    }

    private static double height(double x, double y) {
        double height = 0;
        for (double[] bump : BUMPS) {
            double dx = x - bump[0];
            double dy = y - bump[1];
            double size = StrictMath.max(0, 1 - StrictMath.sqrt(dx * dx + dy * dy) / 2);
            if (size > StrictMath.abs(height)) {
                height = bump[2] * size;
            }
        }
        return height;
    }

    @Override
    public void draw(RandomStream random, Points out) {
        var point = new double[2];
        for (int row = 0; row < samples; row++) {
            point[0] = random.uniform(-6, 6);
            point[1] = random.uniform(-6, 6);
            double x = point[0] + noise * random.uniform(-6, 6);
            double y = point[1] + noise * random.uniform(-6, 6);
            out.add(point, height(x, y));
        }
    }
}
