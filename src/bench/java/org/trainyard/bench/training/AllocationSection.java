package org.trainyard.bench.training;

import java.util.List;

import org.trainyard.bench.measure.Cpu;
import org.trainyard.bench.measure.Pace;
import org.trainyard.bench.measure.Section;
import org.trainyard.bench.measure.Table;
import org.trainyard.compute.EpochReport;
import org.trainyard.compute.TrainingListener;

/** What an update leaves behind for the garbage collector. */
public final class AllocationSection implements Section {

    @Override
    public String name() {
        return "allocation";
    }

    @Override
    public Table measure(Pace pace) {
        var table = new Table("**Allocation**: bytes that the training thread allocates in an update, mean over all"
                + " epochs but the first and the last.", "workload", "updates", "bytes per update");
        for (var workload : Workload.all()) {
            var start = new Start(workload);
            new EngineSide(workload, start, pace).warmUp();
            int epochs = Math.max(4, workload.training().epochs());
            var gauge = new Gauge(workload.updatesPerEpoch(), epochs);
            start.trainer(epochs).train(gauge);
            table.add(List.of(workload.title(), Integer.toString(gauge.updates()),
                    "%.1f".formatted(gauge.bytesPerUpdate())));
        }
        return table;
    }

    /** Reads the thread's allocated bytes where the second epoch begins and where the last but one ends. */
    private static final class Gauge implements TrainingListener {
        private final int from;
        private final int to;
        private int done;
        private long bytes;

        Gauge(int updatesPerEpoch, int epochs) {
            this.from = updatesPerEpoch + 1;
            this.to = updatesPerEpoch * (epochs - 1);
        }

        @Override
        public void epochMeasured(EpochReport report) {}

        @Override
        public boolean goOn() {
            done++;
            if (done == from) {
                bytes = -Cpu.allocatedBytes();
            } else if (done == to) {
                bytes += Cpu.allocatedBytes();
            }
            return true;
        }

        int updates() {
            return to - from;
        }

        double bytesPerUpdate() {
            return (double) bytes / updates();
        }
    }
}
