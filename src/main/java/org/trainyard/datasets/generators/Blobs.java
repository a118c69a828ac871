package org.trainyard.datasets.generators;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.trainyard.compute.Limited;
import org.trainyard.compute.RandomStream;

import static java.util.Objects.requireNonNullElse;

/**
 * Round clouds, a class each, around random centres, as scikit-learn's make_blobs.
 * The centres are drawn first, evenly from the square -10 to 10; then the points, in random order.
 *
 * @param samples number of rows, spread evenly over the centres
 * @param centers number of clouds
 * @param std standard deviation of each cloud, in both directions
 * @param seed where the random numbers start
 */
record Blobs(@Limited(by = "cells") Integer samples, @Limited(by = "classes") Integer centers,
        @DecimalMin("0") @DecimalMax("100") Double std, @Min(0) @Max(MAX_SEED) Long seed) implements Generator {

    Blobs {
        samples = requireNonNullElse(samples, 200);
        centers = requireNonNullElse(centers, 3);
        std = requireNonNullElse(std, 1.0);
        seed = requireNonNullElse(seed, 0L);
    }

    @Override
    public void draw(RandomStream random, Points out) {
        var centre = new double[centers][2];
        for (double[] place : centre) {
            place[0] = random.uniform(-10, 10);
            place[1] = random.uniform(-10, 10);
        }
        var point = new double[2];
        for (int row : Generator.shuffled(samples, random)) {
            // Class by the remainder: the first samples mod centers clouds get one point more.
            int cloud = row % centers;
            point[0] = centre[cloud][0] + std * random.gaussian();
            point[1] = centre[cloud][1] + std * random.gaussian();
            out.add(point, cloud);
        }
    }
}
