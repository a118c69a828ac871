package org.trainyard.compute;

import org.trainyard.compute.kernel.Elementary;

/**
 * A stream of random numbers, written out to the last bit: L64X128MixRandom of Steele and Vigna, LXM: Better
 * Splittable Pseudorandom Number Generators (OOPSLA 2021), started by SplitMix64 from a seed and what the stream is
 * for. Streams are cheap to make: one a purpose, an epoch, a batch, so that any of them can be drawn again without the
 * ones before it.
 */
public final class RandomStream {
    /** The largest seed of a request, 2⁵³−1: every JSON reader keeps whole numbers up to it exactly. */
    public static final long MAX_SEED = (1L << 53) - 1;

    /** The name of the algorithm, as the JDK calls it too. */
    public static final String ALGORITHM = "L64X128MixRandom";

    private static final long MULTIPLIER = 0xd1342543de82ef95L;
    private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;

    private long increment;
    private long s;
    private long x0;
    private long x1;

    RandomStream(long increment, long s, long x0, long x1) {
        this.increment = increment | 1;
        this.s = s;
        this.x0 = (x0 | x1) == 0 ? GOLDEN_RATIO : x0;
        this.x1 = x1;
    }

    /** What random numbers are drawn for; the number of a purpose is part of every result. */
    public enum Purpose {
        INITIALISATION(1), SHUFFLE(2), DROPOUT(3), SPLIT(4), LABEL_NOISE(5), DATA(6);

        private final int number;

        Purpose(int number) {
            this.number = number;
        }
    }

    /** The stream of this seed and purpose. */
    public static RandomStream of(long seed, Purpose purpose) {
        return of(seed, purpose, 0, 0);
    }

    /** The stream of this seed, purpose and number, such as an epoch. */
    public static RandomStream of(long seed, Purpose purpose, long index) {
        return of(seed, purpose, index, 0);
    }

    /** The stream of this seed, purpose and two numbers, such as epoch and batch. */
    public static RandomStream of(long seed, Purpose purpose, long index, long subIndex) {
        var stream = new RandomStream(1, 0, 0, 0);
        stream.restart(seed, purpose, index, subIndex);
        return stream;
    }

    /** Makes this the stream that {@link #of(long, Purpose, long, long)} would answer, without a new object. */
    void restart(long seed, Purpose purpose, long index, long subIndex) {
        long state = mix(seed + GOLDEN_RATIO);
        state = mix(state + GOLDEN_RATIO * purpose.number);
        state = mix(state ^ index) + GOLDEN_RATIO;
        state = mix(state ^ subIndex);
        increment = mix(state + GOLDEN_RATIO) | 1;
        s = mix(state + GOLDEN_RATIO + GOLDEN_RATIO);
        x0 = mix(state - GOLDEN_RATIO);
        // the pair must not be 0 and 0
        x1 = mix(state - GOLDEN_RATIO - GOLDEN_RATIO) | (x0 == 0 ? 1 : 0);
    }

    /** 64 random bits. */
    public long nextLong() {
        long z = s + x0;
        z = (z ^ (z >>> 32)) * 0xdaba0b6eb09322e3L;
        z = (z ^ (z >>> 32)) * 0xdaba0b6eb09322e3L;
        z ^= z >>> 32;
        s = MULTIPLIER * s + increment;
        long crossed = x0 ^ x1;
        x0 = Long.rotateLeft(x0, 24) ^ crossed ^ (crossed << 16);
        x1 = Long.rotateLeft(crossed, 37);
        return z;
    }

    /** Uniform on [0, 1): a multiple of 2⁻⁵³. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** Uniform on [a, b). */
    public double uniform(double a, double b) {
        return a + (b - a) * nextDouble();
    }

    /** Standard normal: Box and Muller (1958), its cosine half, from two draws. */
    public double gaussian() {
        double radius = Math.sqrt(-2 * Elementary.log(1 - nextDouble()));
        return radius * Elementary.cos(2 * Math.PI * nextDouble());
    }

    /** Uniform on 0 … bound−1, without bias: Lemire, Fast Random Integer Generation in an Interval (2019). */
    public int below(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("a bound must be 1 or more, was " + bound);
        }
        long product = (nextLong() >>> 32) * bound;
        int threshold = Integer.remainderUnsigned(-bound, bound);
        while (Integer.compareUnsigned((int) product, threshold) < 0) {
            product = (nextLong() >>> 32) * bound;
        }
        return (int) (product >>> 32);
    }

    /** Puts {@code order} (modified) into a random order: Fisher and Yates, from the end. */
    public void shuffle(int[] order) {
        for (int last = order.length - 1; last > 0; last--) {
            int other = below(last + 1);
            int held = order[last];
            order[last] = order[other];
            order[other] = held;
        }
    }

    /** SplitMix64's finisher, variant 13 of Stafford. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
