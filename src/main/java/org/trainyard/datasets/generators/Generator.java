package org.trainyard.datasets.generators;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import org.trainyard.compute.RandomStream;
import org.trainyard.compute.Task;

/**
 * A recipe for data: the same settings give the same bits on every machine. The formulas are those of scikit-learn 1.2
 * (BSD-3) and TensorFlow Playground's {@code src/dataset.ts} (Apache-2.0), drawn from this project's own random stream.
 * Where Playground labels with -1 and +1, the classes are 0 and 1.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Generator permits Gate, XorCloud, Moons, Circles, Blobs, Gauss, Spirals, Checkerboard, Plane,
        GaussianHills, FunctionCurve, Teacher {

    /** Largest seed, under a short name for all generators. */
    long MAX_SEED = RandomStream.MAX_SEED;

    /** Number of rows. */
    Integer samples();

    /** Where the random numbers start. */
    Long seed();

    /** Number of input columns. */
    default int dimensions() {
        return 2;
    }

    /** What the target is. */
    default Task task() {
        return Task.CLASSIFICATION;
    }

    /** About how many multiplications it takes. */
    default double work() {
        return (double) samples() * dimensions();
    }

    /** Names of all columns: {@code x1}, {@code x2}, … and the target {@code y}, last. */
    default List<String> columns() {
        var names = new ArrayList<String>();
        for (int i = 1; i <= dimensions(); i++) {
            names.add("x" + i);
        }
        names.add("y");
        return names;
    }

    /** Draws every row, in order. */
    default void draw(Points out) {
        draw(RandomStream.of(seed(), RandomStream.Purpose.DATA), out);
    }

    /** Draws every row, in order, from {@code random}. */
    void draw(RandomStream random, Points out);

    /** The numbers 0 to {@code rows} - 1 in random order. */
    static int[] shuffled(int rows, RandomStream random) {
        var order = new int[rows];
        for (int i = 0; i < rows; i++) {
            order[i] = i;
        }
        random.shuffle(order);
        return order;
    }
}
