package org.trainyard.compute.kernel;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleSupplier;

import org.junit.jupiter.api.Test;

import org.trainyard.compute.RandomStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/**
 * How far inner products of 784 terms are off, by order of summation: the figures of {@code src/docs/engine.md}, in
 * units of 2⁻²⁴ |x|ᵀ|w|. The truth is summed in double, which products of floats enter exactly, with the errors of the
 * additions carried along (Knuth's TwoSum).
 */
class InnerProductErrorTest {
    private static final int LENGTH = 784;
    private static final int PRODUCTS = 5000;
    private static final int CHAINS = 16;
    private static final String[] ORDERS = {"one chain of fma", "16 chains of fma", "products added in pairs"};

    private final float[] x = new float[LENGTH];
    private final float[] w = new float[LENGTH];

    @Test
    void errorsAreThoseOfThePage() throws IOException {
        var random = RandomStream.of(1, RandomStream.Purpose.DATA);
        var normal = measure(random::gaussian);
        var uniform = measure(random::nextDouble);
        var page = Files.readAllLines(Path.of("src/docs/engine.md"));
        for (int i = 0; i < ORDERS.length; i++) {
            var start = "| " + ORDERS[i];
            assertThat(page).filteredOn(line -> line.startsWith(start)).singleElement(STRING)
                    .endsWith(" | %s | %s |".formatted(normal[i], uniform[i]));
        }
    }

    /** Root of the mean square and largest of the errors, for each order, as the page writes them. */
    private String[] measure(DoubleSupplier draw) {
        var squares = new double[ORDERS.length];
        var largest = new double[ORDERS.length];
        for (int n = 0; n < PRODUCTS; n++) {
            for (int i = 0; i < LENGTH; i++) {
                x[i] = (float) draw.getAsDouble();
                w[i] = (float) draw.getAsDouble();
            }
            var errors = errors();
            for (int i = 0; i < errors.length; i++) {
                squares[i] += errors[i] * errors[i];
                largest[i] = Math.max(largest[i], errors[i]);
            }
        }
        var texts = new String[ORDERS.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = twoDigits(Math.sqrt(squares[i] / PRODUCTS)) + " | " + twoDigits(largest[i]);
        }
        return texts;
    }

    private double[] errors() {
        double exact = 0;
        double lost = 0;
        double size = 0;
        float chain = 0;
        float[] chains = new float[CHAINS];
        float[] products = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            double product = (double) x[i] * w[i];
            double sum = exact + product;
            double added = sum - exact;
            lost += exact - (sum - added) + (product - added);
            exact = sum;
            size += Math.abs(product);
            chain = Math.fma(x[i], w[i], chain);
            chains[i % CHAINS] = Math.fma(x[i], w[i], chains[i % CHAINS]);
            products[i] = x[i] * w[i];
        }
        double truth = exact + lost;
        double unit = 0x1p-24 * size;
        return new double[]{Math.abs(chain - truth) / unit, Math.abs(inPairs(chains, 0, CHAINS) - truth) / unit,
            Math.abs(inPairs(products, 0, LENGTH) - truth) / unit};
    }

    private static float inPairs(float[] terms, int from, int to) {
        int middle = (from + to) / 2;
        return to - from == 1 ? terms[from] : inPairs(terms, from, middle) + inPairs(terms, middle, to);
    }

    private static String twoDigits(double figure) {
        return BigDecimal.valueOf(figure).round(new MathContext(2)).toPlainString();
    }
}
