package org.trainyard.bench.processes;

import java.io.IOException;
import java.util.List;

import org.trainyard.bench.measure.Cpu;
import org.trainyard.bench.measure.Duel;
import org.trainyard.bench.measure.Pace;
import org.trainyard.bench.measure.Section;
import org.trainyard.bench.measure.Table;

/** What recording every epoch costs the thread that trains, and how long a client waits for its answer. */
public final class RecordingSection implements Section {
    private static final int EPOCHS = 10_000;
    /** The training of {@link ColdTraining}, as a request. */
    private static final String REQUEST = """
            {"model": {"layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "xor", "seed": 42,
             "training": {"loss": "mse", "optimizer": {"kind": "sgd", "learningRate": 0.5}, "batchSize": 4,
                          "epochs": %d}}""".formatted(EPOCHS);

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public Table measure(Pace pace) throws IOException, InterruptedException {
        var table = new Table(
                "**Recording %,d epochs of XOR** on H2, warm: CPU time of the thread that trains, bare and"
                        .formatted(EPOCHS)
                        + " in the service, which stores every epoch; and time on the wall from POST to answer.",
                "bare", "in the service", "service / bare", "POST to answer, median");
        try (var service = Service.start()) {
            double spent = 0;
            while (spent < pace.warmUpSeconds()) {
                var recorded = recorded(service);
                requireSameWeights(bare().weights(), recorded.weights());
                spent += recorded.cpuSeconds();
            }
            double[][] seconds = new double[3][pace.rounds()];
            for (int i = 0; i < pace.rounds(); i++) {
                seconds[0][i] = bare().cpuSeconds();
                var recorded = recorded(service);
                seconds[1][i] = recorded.cpuSeconds();
                seconds[2][i] = recorded.wallSeconds();
            }
            var duel = Duel.of(seconds[0], seconds[1]);
            table.add(List.of("%.1f ms".formatted(duel.ours() * 1e3), "%.1f ms".formatted(duel.theirs() * 1e3),
                    duel.told(), "%.3f s".formatted(Duel.median(seconds[2]))));
        }
        return table;
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

    private static Trained recorded(Service service) throws IOException, InterruptedException {
        double cpu = Service.trainingSeconds();
        long wall = System.nanoTime();
        var run = service.train(REQUEST);
        double waited = (System.nanoTime() - wall) * 1e-9;
        return new Trained(Service.trainingSeconds() - cpu, waited, run.at("/weightsSha256").asString(""));
    }

    private static void requireSameWeights(String bare, String recorded) {
        if (!bare.equals(recorded)) {
            throw new IllegalStateException("weights differ: %s bare, %s in the service".formatted(bare, recorded));
        }
    }
}
