package org.trainyard.bench.training;

import org.trainyard.bench.measure.Cpu;
import org.trainyard.bench.measure.Pace;
import org.trainyard.bench.measure.Side;
import org.trainyard.compute.Engine;

/** The engine, on the calling thread. */
final class EngineSide implements Side {
    /** A round repeats short trainings for so long, each by a trainer of its own. */
    private static final double ROUND_SECONDS = 0.05;

    private final Workload workload;
    private final Start start;
    private final Pace pace;
    private double warmth;
    private double loss;

    EngineSide(Workload workload, Start start, Pace pace) {
        this.workload = workload;
        this.start = start;
        this.pace = pace;
    }

    @Override
    public void warmUp() {
        boolean ready = Engine.warmUp();
        while (!ready) {
            ready = Engine.warmUp();
        }
        while (warmth < pace.warmUpSeconds()) {
            warmth += train();
        }
    }

    @Override
    public double round() {
        double spent = 0;
        int times = 0;
        while (spent < ROUND_SECONDS) {
            spent += train();
            times++;
        }
        return spent / times;
    }

    /** Final loss of the last training. */
    double loss() {
        return loss;
    }

    private double train() {
        var watch = new Stopwatch(workload, Cpu::seconds);
        start.trainer().train(watch);
        loss = watch.loss();
        return watch.seconds();
    }
}
