package org.trainyard.bench.training;

import java.util.function.DoubleSupplier;

import org.trainyard.compute.EpochReport;
import org.trainyard.compute.TrainingListener;

/**
 * Time of a training's updates alone, by any clock. The trainer measures the network before the first epoch, after it and after
 * the last one; the watch stands still meanwhile.
 */
final class Stopwatch implements TrainingListener {
    private final int updatesPerEpoch;
    private final int updates;
    private final DoubleSupplier clock;
    private int done;
    private double started;
    private double seconds;
    private double loss = Double.NaN;

    /** @param clock seconds since whenever */
    Stopwatch(Workload workload, DoubleSupplier clock) {
        this.updatesPerEpoch = workload.updatesPerEpoch();
        this.updates = workload.updates();
        this.clock = clock;
    }

    @Override
    public void epochMeasured(EpochReport report) {
        loss = report.trainLoss() == null ? Double.NaN : report.trainLoss();
        started = clock.getAsDouble();
    }

    @Override
    public boolean goOn() {
        done++;
        if (done == updatesPerEpoch || done == updates) {
            seconds += clock.getAsDouble() - started;
        }
        return true;
    }

    /** Seconds of all updates. */
    double seconds() {
        if (done != updates) {
            throw new IllegalStateException("%d updates, must be %d".formatted(done, updates));
        }
        return seconds;
    }

    /** Loss over all rows after the last epoch. */
    double loss() {
        return loss;
    }
}
