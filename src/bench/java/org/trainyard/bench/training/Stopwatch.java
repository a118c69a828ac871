package org.trainyard.bench.training;

import org.trainyard.bench.measure.Cpu;
import org.trainyard.compute.EpochReport;
import org.trainyard.compute.TrainingListener;

/**
 * CPU time of a training's updates alone. The trainer measures the network before the first epoch, after it and after
 * the last one; the watch stands still meanwhile.
 */
final class Stopwatch implements TrainingListener {
    private final int updatesPerEpoch;
    private final int updates;
    private int done;
    private double started;
    private double seconds;
    private double loss = Double.NaN;

    Stopwatch(Workload workload) {
        this.updatesPerEpoch = workload.updatesPerEpoch();
        this.updates = workload.updates();
    }

    @Override
    public void epochMeasured(EpochReport report) {
        loss = report.trainLoss() == null ? Double.NaN : report.trainLoss();
        started = Cpu.seconds();
    }

    @Override
    public boolean goOn() {
        done++;
        if (done == updatesPerEpoch || done == updates) {
            seconds += Cpu.seconds() - started;
        }
        return true;
    }

    /** CPU seconds of all updates. */
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
