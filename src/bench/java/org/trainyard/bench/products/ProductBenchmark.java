package org.trainyard.bench.products;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Microseconds a product, by JMH, for who works on a kernel; the README's table comes from ProductsSection. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@SuppressWarnings("NullAway.Init") // JMH fills the fields
public class ProductBenchmark {

    /** Which product. */
    @Param
    public Product product;

    /** n. */
    @Param({"32", "128"})
    public int rows;

    /** d×k. */
    @Param({"2x4", "64x64", "784x128", "1024x1024"})
    public String layer;

    private EngineProducts products;
    private float[] result;

    /** Draws the matrices. */
    @Setup
    public void draw() {
        var shape = layer.split("x", -1);
        int d = Integer.parseInt(shape[0]);
        int k = Integer.parseInt(shape[1]);
        products = new EngineProducts(Operands.of(rows, d, k));
        result = new float[product.size(rows, d, k)];
    }

    /** Our kernel. */
    @Benchmark
    public float[] ours() {
        products.run(product, result);
        return result;
    }
}
