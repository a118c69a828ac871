package org.trainyard.compute;

import java.util.stream.IntStream;

/** Some of many, spread evenly over them: to be looked at, or drawn, in place of all. */
public final class Evenly {

    private Evenly() {}

    /** At most {@code most} of the places from 0 to below {@code count}, in ascending order; the first is among them. */
    public static int[] some(int count, int most) {
        int kept = Math.min(count, most);
        return IntStream.range(0, kept).map(i -> (int) ((long) i * count / kept)).toArray();
    }

    /** The same, with the last one among them as well; {@code most} is at least 2. */
    public static int[] fromEndToEnd(int count, int most) {
        int kept = Math.min(count, most);
        return IntStream.range(0, kept).map(i -> kept == 1 ? 0 : (int) ((long) i * (count - 1) / (kept - 1))).toArray();
    }
}
