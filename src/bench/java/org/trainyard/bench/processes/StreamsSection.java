package org.trainyard.bench.processes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.trainyard.bench.measure.Duel;
import org.trainyard.bench.measure.Pace;
import org.trainyard.bench.measure.Section;
import org.trainyard.bench.measure.Table;

/** What it costs the thread that trains when a thousand clients follow its run. */
public final class StreamsSection implements Section {
    private static final int CLIENTS = 1000;
    private static final int EPOCHS = 61;
    private static final int ROWS = 1797;
    private static final String REQUEST = """
            {"model": {"layers": [{"units": 128, "activation": "tanh"}, {"units": 128, "activation": "tanh"},
                {"units": 10, "activation": "softmax"}]},
             "dataset": "digits", "seed": 42, "paused": true, "split": {"train": %d}, "training": {"epochs": %d}}"""
            .formatted(ROWS, EPOCHS);

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public Table measure(Pace pace) throws IOException, InterruptedException {
        var table = new Table(
                "**%,d clients follow a run** of some %d epochs of digits from another process, and one more never reads:"
                        .formatted(CLIENTS, EPOCHS - 1)
                        + " CPU time of the thread that trains, a sample, with them and without, in turn; and of all"
                        + " other threads of the service, a run.",
                "training, without", "with", "with / without", "service beside it, without", "with");
        try (var service = Service.start()) {
            for (double spent = 0; spent < pace.warmUpSeconds();) {
                spent += alone(service).training() * EPOCHS * ROWS;
            }
            followed(service);
            double[][] training = new double[2][pace.rounds()];
            double[][] beside = new double[2][pace.rounds()];
            for (int i = 0; i < pace.rounds(); i++) {
                var alone = alone(service);
                var followed = followed(service);
                training[0][i] = alone.training();
                training[1][i] = followed.training();
                beside[0][i] = alone.beside();
                beside[1][i] = followed.beside();
            }
            var duel = Duel.of(training[0], training[1]);
            table.add(List.of(aSample(duel.ours()), aSample(duel.theirs()), duel.told(),
                    "%.2f s".formatted(Duel.median(beside[0])), "%.2f s".formatted(Duel.median(beside[1]))));
        }
        return table;
    }

    private static String aSample(double seconds) {
        return "%.2f µs".formatted(seconds * 1e6);
    }

    /** CPU seconds of the thread that trains, in the end for a sample, and of all other threads of this process. */
    private record Spent(double training, double beside) {
        static Spent now() {
            double training = Service.trainingSeconds();
            return new Spent(training, Service.processSeconds() - training);
        }

        Spent since(Spent before) {
            double samples = (EPOCHS - 1.0) * ROWS;
            return new Spent((training - before.training) / samples, beside - before.beside);
        }
    }

    private static Spent alone(Service service) throws IOException, InterruptedException {
        var run = waiting(service);
        var before = Spent.now();
        service.post("/" + run + "/resume", "");
        service.await(run, "completed");
        return Spent.now().since(before);
    }

    private static Spent followed(Service service) throws IOException, InterruptedException {
        var run = waiting(service);
        var audience = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Audience.class.getName(),
                Integer.toString(service.port()), run, Integer.toString(CLIENTS), Integer.toString(EPOCHS))
                .redirectErrorStream(true).start();
        try (var said = audience.inputReader()) {
            require(said.readLine(), "ready");
            var before = Spent.now();
            service.post("/" + run + "/resume", "");
            service.await(run, "completed");
            require(said.readLine(), Integer.toString(CLIENTS));
            return Spent.now().since(before);
        } finally {
            audience.destroy();
        }
    }

    /** A run that is paused at the end of its first epoch: a pause asked for might come when it has ended. */
    private static String waiting(Service service) throws IOException, InterruptedException {
        var run = service.post("", REQUEST).at("/id").asString("");
        service.post("/" + run + "/resume", "{\"epochs\": 1}");
        service.await(run, "paused");
        return run;
    }

    private static void require(@Nullable String said, String expected) {
        if (!expected.equals(said)) {
            throw new IllegalStateException("the clients should have said %s, and said %s".formatted(expected, said));
        }
    }
}
