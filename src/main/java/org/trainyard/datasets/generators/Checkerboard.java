package org.trainyard.datasets.generators;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.trainyard.compute.Limited;
import org.trainyard.compute.RandomStream;

import static java.util.Objects.requireNonNullElse;

/**
 * Points of a square of cells × cells fields, coloured as a checkerboard.
 * Both coordinates are U[0,cells); the class is (⌊x1⌋ + ⌊x2⌋) mod 2, taken before noise moves the point.
 *
 * @param samples number of rows
 * @param noise standard deviation by which a point moves after it got its class
 * @param cells fields a side
 * @param seed where the random numbers start
 */
record Checkerboard(@Limited(by = "cells") Integer samples, @DecimalMin("0") @DecimalMax("100") Double noise,
        @Min(1) @Max(1000) Integer cells, @Min(0) @Max(MAX_SEED) Long seed) implements Generator {

    Checkerboard {
        samples = requireNonNullElse(samples, 200);
        noise = requireNonNullElse(noise, 0.0);
        cells = requireNonNullElse(cells, 4);
        seed = requireNonNullElse(seed, 0L);
    }

    @Override
    public void draw(RandomStream random, Points out) {
        var point = new double[2];
        for (int row = 0; row < samples; row++) {
            double x = random.uniform(0, cells);
            double y = random.uniform(0, cells);
            point[0] = x + noise * random.gaussian();
            point[1] = y + noise * random.gaussian();
            out.add(point, ((int) x + (int) y) & 1);
        }
    }
}
