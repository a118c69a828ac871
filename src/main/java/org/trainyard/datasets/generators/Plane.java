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
 * Playground's tilted plane: a value that is (x1 + x2) / 10 over the square -6 to 6.
 * Noise moves the point that the value is taken from, not the point itself.
 *
 * @param samples number of rows
 * @param noise Playground's noise slider divided by 100: 0 to 0.5 there
 * @param seed where the random numbers start
 */
record Plane(@Limited(by = "cells") Integer samples, @DecimalMin("0") @DecimalMax("100") Double noise,
        @Min(0) @Max(MAX_SEED) Long seed) implements Generator {

    Plane {
        samples = requireNonNullElse(samples, 200);
        noise = requireNonNullElse(noise, 0.1);
        seed = requireNonNullElse(seed, 0L);
    }

    @Override
    public Task task() {
        return Task.REGRESSION;
    }

    @Override
    public void draw(RandomStream random, Points out) {
        var point = new double[2];
        for (int row = 0; row < samples; row++) {
            point[0] = random.uniform(-6, 6);
            point[1] = random.uniform(-6, 6);
            double x = point[0] + noise * random.uniform(-6, 6);
            double y = point[1] + noise * random.uniform(-6, 6);
            out.add(point, (x + y) / 10);
        }
    }
}
