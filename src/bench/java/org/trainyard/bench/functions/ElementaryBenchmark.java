package org.trainyard.bench.functions;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.trainyard.compute.RandomStream;
import org.trainyard.compute.kernel.Elementary;

/** Nanoseconds an element: our elementary functions, and those of {@link Math} in double, whose last bit is free. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ElementaryBenchmark.LENGTH)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ElementaryBenchmark {
    static final int LENGTH = 1024;

    private final float[] x = new float[LENGTH];
    private final float[] y = new float[LENGTH];

    /** Numbers from 0 to 4, which every function takes. */
    @Setup
    public void draw() {
        var random = RandomStream.of(1, RandomStream.Purpose.DATA);
        for (int i = 0; i < LENGTH; i++) {
            x[i] = (float) random.uniform(0, 4);
        }
    }

    @Benchmark
    public float[] exp() {
        for (int i = 0; i < LENGTH; i++) {
            y[i] = Elementary.exp(x[i]);
        }
        return y;
    }

    @Benchmark
    public float[] mathExp() {
        for (int i = 0; i < LENGTH; i++) {
            y[i] = (float) Math.exp(x[i]); // what ours is timed against; no result uses it
        }
        return y;
    }

    @Benchmark
    public float[] log() {
        for (int i = 0; i < LENGTH; i++) {
            y[i] = Elementary.log(x[i]);
        }
        return y;
    }

    @Benchmark
    public float[] mathLog() {
        for (int i = 0; i < LENGTH; i++) {
            y[i] = (float) Math.log(x[i]); // what ours is timed against; no result uses it
        }
        return y;
    }

    @Benchmark
    public float[] log1p() {
        for (int i = 0; i < LENGTH; i++) {
            y[i] = Elementary.log1p(x[i]);
        }
        return y;
    }

    @Benchmark
    public float[] mathLog1p() {
        for (int i = 0; i < LENGTH; i++) {
            y[i] = (float) Math.log1p(x[i]); // what ours is timed against; no result uses it
        }
        return y;
    }

    @Benchmark
    public float[] tanh() {
        for (int i = 0; i < LENGTH; i++) {
            y[i] = Elementary.tanh(x[i]);
        }
        return y;
    }

    @Benchmark
    public float[] mathTanh() {
        for (int i = 0; i < LENGTH; i++) {
            y[i] = (float) Math.tanh(x[i]); // what ours is timed against; no result uses it
        }
        return y;
    }

    @Benchmark
    public float[] sin() {
        for (int i = 0; i < LENGTH; i++) {
            y[i] = Elementary.sin(x[i]);
        }
        return y;
    }

    @Benchmark
    public float[] mathSin() {
        for (int i = 0; i < LENGTH; i++) {
            y[i] = (float) Math.sin(x[i]); // what ours is timed against; no result uses it
        }
        return y;
    }

    @Benchmark
    public float[] cos() {
        for (int i = 0; i < LENGTH; i++) {
            y[i] = Elementary.cos(x[i]);
        }
        return y;
    }

    @Benchmark
    public float[] mathCos() {
        for (int i = 0; i < LENGTH; i++) {
            y[i] = (float) Math.cos(x[i]); // what ours is timed against; no result uses it
        }
        return y;
    }

    @Benchmark
    public float[] erf() {
        for (int i = 0; i < LENGTH; i++) {
            y[i] = Elementary.erf(x[i]);
        }
        return y;
    }

    @Benchmark
    public float[] sigmoid() {
        for (int i = 0; i < LENGTH; i++) {
            y[i] = Elementary.sigmoid(x[i]);
        }
        return y;
    }
}
