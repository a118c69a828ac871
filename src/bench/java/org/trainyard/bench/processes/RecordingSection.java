package org.trainyard.bench.processes;

import java.io.IOException;
import java.util.List;

import org.trainyard.bench.measure.Cpu;
import org.trainyard.bench.measure.Duel;
import org.trainyard.bench.measure.Pace;
import org.trainyard.bench.measure.Section;
import org.trainyard.bench.measure.Table;

/**
 * What recording every epoch costs the thread that trains, and how long a client waits for its answer. What that thread
 * spends once a run, whatever its length, on taking it up and putting it aside, a run of a single epoch tells.
 */
public final class RecordingSection implements Section {
    private static final int EPOCHS = 10_000;
    /** The training of {@link ColdTraining}, as a request. */
    private static final String REQUEST = """
            {"model": {"layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "xor", "seed": 42,
             "training": {"loss": "mse", "optimizer": {"kind": "sgd", "learningRate": 0.5}, "batchSize": 4,
                          "epochs": %d}}""";

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public Table measure(Pace pace) throws IOException, InterruptedException {
        var table = new Table(
                "**Recording %,d epochs of XOR** on H2, warm: CPU time of the thread that trains, bare and"
                        .formatted(EPOCHS)
                        + " in the service, which stores every epoch, without and with what it spends once a run; and"
                        + " time on the wall from POST to answer.",
                "bare", "all epochs", "all epochs / bare", "once a run", "whole run / bare", "POST to answer, median");
        try (var service = Service.start()) {
            double spent = 0;
            while (spent < pace.warmUpSeconds()) {
                var recorded = recorded(service, EPOCHS);
                requireSameWeights(bare().weights(), recorded.weights());
                spent += recorded.cpuSeconds();
            }
            int rounds = pace.rounds();
            double[] bare = new double[rounds];
            double[] whole = new double[rounds];
            double[] once = new double[rounds];
            double[] epochs = new double[rounds];
            double[] waited = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                bare[i] = bare().cpuSeconds();
                var recorded = recorded(service, EPOCHS);
                whole[i] = recorded.cpuSeconds();
                once[i] = recorded(service, 1).cpuSeconds();
                epochs[i] = whole[i] - once[i];
                waited[i] = recorded.wallSeconds();
            }
            var duel = Duel.of(bare, epochs);
            table.add(List.of(millis(duel.ours()), millis(duel.theirs()), duel.told(), millis(Duel.median(once)),
                    Duel.of(bare, whole).told(), "%.3f s".formatted(Duel.median(waited))));
        }
        return table;
    }

    private static String millis(double seconds) {
        return "%.1f ms".formatted(seconds * 1e3);
    }

    /** One training's times, and the hash of the weights at its end. */
    private record Trained(double cpuSeconds, double wallSeconds, String weights) {}

    private static Trained bare() {
        var trainer = ColdTraining.trainer(EPOCHS);
        double cpu = Cpu.seconds();
        long wall = System.nanoTime();
        trainer.train(report -> {});
        return new Trained(Cpu.seconds() - cpu, (System.nanoTime() - wall) * 1e-9, trainer.model().weightsSha256());
    }

    private static Trained recorded(Service service, int epochs) throws IOException, InterruptedException {
        double cpu = Service.trainingSeconds();
        long wall = System.nanoTime();
        var run = service.train(REQUEST.formatted(epochs));
        double waited = (System.nanoTime() - wall) * 1e-9;
        double spent = Service.trainingSeconds() - cpu;
        if (spent <= 0) {
            throw new IllegalStateException("the threads that train have other names now");
        }
        return new Trained(spent, waited, run.at("/weightsSha256").asString(""));
    }

    private static void requireSameWeights(String bare, String recorded) {
        if (!bare.equals(recorded)) {
            throw new IllegalStateException("weights differ: %s bare, %s in the service".formatted(bare, recorded));
        }
    }
}
