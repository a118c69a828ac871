package org.trainyard.compute.kernel;

import java.util.Arrays;
import java.util.Random;

/** Arrays to compute with. */
final class Numbers {

    private Numbers() {}

    /** Normally distributed ones, always the same for a seed. */
    static float[] random(int length, int seed) {
        var random = new Random(seed);
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    static float[] filled(int length, float number) {
        float[] numbers = new float[length];
        Arrays.fill(numbers, number);
        return numbers;
    }
}
