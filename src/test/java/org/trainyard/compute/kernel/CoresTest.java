package org.trainyard.compute.kernel;

import java.util.concurrent.atomic.AtomicIntegerArray;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trainyard.compute.kernel.Numbers.random;

/** Large products on several cores. Where the vector module is missing, this fails. */
class CoresTest {
    private static final int N = 150;
    private static final int D = 270;
    private static final int K = 261;

    @AfterEach
    void useAllCores() {
        Cores.limitTo(Runtime.getRuntime().availableProcessors());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7})
    void anyNumberOfCoresGivesTheBitsOfOne(int cores) {
        float[] x = random(N * D, 1);
        float[] w = random(D * K, 2);
        float[] b = random(K, 3);
        float[] delta = random(N * K, 4);
        var expected = products(KernelChoice.scalar(), x, w, b, delta);
        Cores.limitTo(cores);
        var vector = KernelChoice.vector();
        for (int i = 0; i < 20; i++) {
            assertThat(products(vector, x, w, b, delta)).isDeepEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void fewRowsAreTurnedOnWhateverCoreAndGiveTheSameBits(int cores) {
        int rows = 40;
        int inputs = 600;
        int units = 400;
        float[] w = random(inputs * units, 2);
        float[] delta = random(rows * units, 4);
        float[] expected = new float[rows * inputs];
        KernelChoice.scalar().inputGradient(delta, w, expected, rows, inputs, units);
        Cores.limitTo(cores);
        float[] e = new float[rows * inputs];
        KernelChoice.vector().inputGradient(delta, w, e, rows, inputs, units);
        assertThat(e).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void eachPartOfAGradientIsToldOnceAndFinalOnWhateverCoreItIsMade(int cores) {
        int wide = 600;
        float[] x = random(N * D, 1);
        float[] delta = random(N * wide, 4);
        float[] expected = new float[D * wide];
        KernelChoice.scalar().weightGradient(x, delta, expected, N, D, wide, PartReady.IGNORED);
        Cores.limitTo(cores);
        float[] g = new float[D * wide];
        float[] whenTold = new float[D * wide];
        var told = new AtomicIntegerArray(D * wide);
        KernelChoice.vector().weightGradient(x, delta, g, N, D, wide, (from, to) -> {
            for (int i = from; i < to; i++) {
                told.incrementAndGet(i);
                whenTold[i] = g[i];
            }
        });
        for (int i = 0; i < D * wide; i++) {
            assertThat(told.get(i)).isEqualTo(1);
        }
        assertThat(whenTold).isEqualTo(expected);
        assertThat(g).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whatAPartThrowsIsThrownAndCostsNoCore(int broken) {
        Cores.limitTo(3);
        var seen = new AtomicIntegerArray(3);
        assertThatThrownBy(() -> Cores.share((number, parts) -> {
            if (number == broken) {
                throw new OutOfMemoryError("part " + number);
            }
        })).isInstanceOf(OutOfMemoryError.class).hasMessage("part " + broken);

        Cores.share((number, parts) -> seen.addAndGet(number, parts));

        assertThat(seen).hasToString("[3, 3, 3]");
    }

    /** More cores than there is work for: 64 parts of 16 rows, or of 200 columns. */
    @ParameterizedTest
    @ValueSource(ints = {3, 64})
    void moreCoresThanPartsThatPayGiveTheBitsOfOne(int cores) {
        int rows = 16;
        int inputs = 4000;
        int units = 200;
        float[] w = random(inputs * units, 2);
        float[] delta = random(rows * units, 4);
        float[] x = random(rows * inputs, 1);
        float[] b = random(units, 3);
        float[] expectedZ = new float[rows * units];
        float[] expectedE = new float[rows * inputs];
        KernelChoice.scalar().affine(x, w, b, expectedZ, rows, inputs, units);
        KernelChoice.scalar().inputGradient(delta, w, expectedE, rows, inputs, units);
        Cores.limitTo(cores);
        float[] z = new float[rows * units];
        float[] e = new float[rows * inputs];
        KernelChoice.vector().affine(x, w, b, z, rows, inputs, units);
        KernelChoice.vector().inputGradient(delta, w, e, rows, inputs, units);
        assertThat(z).isEqualTo(expectedZ);
        assertThat(e).isEqualTo(expectedE);
    }

    private static float[][] products(Kernels kernels, float[] x, float[] w, float[] b, float[] delta) {
        float[][] results = {new float[N * K], new float[D * K], new float[N * D]};
        kernels.affine(x, w, b, results[0], N, D, K);
        kernels.weightGradient(x, delta, results[1], N, D, K, PartReady.IGNORED);
        kernels.inputGradient(delta, w, results[2], N, D, K);
        return results;
    }
}
