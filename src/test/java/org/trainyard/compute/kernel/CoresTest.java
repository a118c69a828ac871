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
        int[] shape = {40, 600, 400};
        Cores.limitTo(cores);
        ProductTwins.agree(new Twins(), shape, ProductTwins.finite(shape));
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
        int[] shape = {16, 4000, 200};
        Cores.limitTo(cores);
        ProductTwins.agree(new Twins(), shape, ProductTwins.finite(shape));
    }

    private static float[][] products(Kernels kernels, float[] x, float[] w, float[] b, float[] delta) {
        float[][] results = {new float[N * K], new float[D * K], new float[N * D]};
        kernels.affine(x, w, b, results[0], N, D, K);
        kernels.weightGradient(x, delta, results[1], N, D, K, PartReady.IGNORED);
        kernels.inputGradient(delta, w, results[2], N, D, K);
        return results;
    }
}
