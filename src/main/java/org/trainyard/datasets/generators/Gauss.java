package org.trainyard.datasets.generators;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.trainyard.compute.Limited;
import org.trainyard.compute.RandomStream;

import static java.util.Objects.requireNonNullElse;

/**
 * Playground's two clouds around (-2,-2), class 0, and (2,2), class 1, of variance 0.5 + 7·noise.
 * In random order.
 *
 * @param samples number of rows, half of them (rounded down) in class 1
 * @param noise Playground's noise slider divided by 100: 0 to 0.5 there
 * @param seed where the random numbers start
 */
record Gauss(@Limited(by = "cells") Integer samples, @DecimalMin("0") @DecimalMax("100") Double noise,
        @Min(0) @Max(MAX_SEED) Long seed) implements Generator {

    Gauss {
        samples = requireNonNullElse(samples, 200);
        noise = requireNonNullElse(noise, 0.1);
        seed = requireNonNullElse(seed, 0L);
    }

    @Override
    public void draw(RandomStream random, Points out) {
        int positive = samples / 2;
        double deviation = StrictMath.sqrt(0.5 + 7 * noise);
        var point = new double[2];
        for (int row : Generator.shuffled(samples, random)) {
            boolean first = row < positive;
            double centre = first ? 2 : -2;
            point[0] = centre + deviation * random.gaussian();
            point[1] = centre + deviation * random.gaussian();
            out.add(point, first ? 1 : 0);
        }
    }
}
