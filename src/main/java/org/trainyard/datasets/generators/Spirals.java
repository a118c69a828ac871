package org.trainyard.datasets.generators;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.trainyard.compute.Limited;
import org.trainyard.compute.RandomStream;

import static java.util.Objects.requireNonNullElse;

/**
 * Playground's spiral with any number of arms, 2πj/classes apart, from the centre to radius 5; arm j is class j.
 * Points of m a arm stand at radius 5i/m, in random order; every coordinate moves by a draw from U[-noise, noise).
 *
 * @param samples number of rows, spread evenly over the arms
 * @param noise how far a coordinate may move
 * @param classes number of arms
 * @param turns how often an arm winds around the centre
 * @param seed where the random numbers start
 */
record Spirals(@Limited(by = "cells") Integer samples, @DecimalMin("0") @DecimalMax("100") Double noise,
        @Limited(by = "classes") Integer classes, @DecimalMin("0") @DecimalMax("100") Double turns,
        @Min(0) @Max(MAX_SEED) Long seed) implements Generator {

    Spirals {
        samples = requireNonNullElse(samples, 200);
        noise = requireNonNullElse(noise, 0.1);
        classes = requireNonNullElse(classes, 2);
        turns = requireNonNullElse(turns, 1.75);
        seed = requireNonNullElse(seed, 0L);
    }

    @Override
    public void draw(RandomStream random, Points out) {
        var point = new double[2];
        for (int row : Generator.shuffled(samples, random)) {
            int arm = row % classes;
            // The first samples mod classes arms are one point longer.
            int length = samples / classes + (arm < samples % classes ? 1 : 0);
            int i = row / classes;
            // In Playground's order of operations, so that its spiral comes out to the last bit or two.
            double radius = (double) i / length * 5;
            double angle = turns * i / length * 2 * StrictMath.PI + 2 * StrictMath.PI * arm / classes;
            point[0] = radius * StrictMath.sin(angle) + noise * random.uniform(-1, 1);
            point[1] = radius * StrictMath.cos(angle) + noise * random.uniform(-1, 1);
            out.add(point, arm);
        }
    }
}
