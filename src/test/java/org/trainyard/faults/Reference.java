package org.trainyard.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

import org.trainyard.process.Client;
import org.trainyard.process.Launch;

import static org.assertj.core.api.Assertions.assertThat;

/** A training of 60 epochs, undisturbed: what every disturbed one must end in. Trained once a suite, on H2. */
final class Reference {

    static final int EPOCHS = 60;

    /** {@code -Dfaults.rows} makes the training longer or shorter: it is to take 5 to 20 s on the machine at hand. */
    static final String REQUEST = """
            {"model": {"layers": [{"units": 64, "activation": "tanh"}, {"units": 64, "activation": "tanh"},
                                  {"units": 1, "activation": "sigmoid"}]},
             "dataset": {"generator": {"kind": "spirals", "samples": %d, "noise": 0.3, "seed": 11}},
             "training": {"epochs": %d, "batchSize": 32, "optimizer": {"kind": "adam"}}, "seed": 2026}""".formatted(
            Integer.getInteger("faults.rows", 5000), EPOCHS);

    private static final Logger LOG = LoggerFactory.getLogger(Reference.class);
    private static final Set<String> FINAL = Set.of("completed", "failed", "cancelled");

    private static @Nullable Reference known;

    private final String sha256;
    private final List<String> epochs;
    private final double seconds;

    private Reference(String sha256, List<String> epochs, double seconds) {
        this.sha256 = sha256;
        this.epochs = List.copyOf(epochs);
        this.seconds = seconds;
    }

    /** How a disturbed training ended. */
    enum Verdict {
        SAME, LOST, DIFFERING
    }

    static synchronized Reference get() throws IOException, InterruptedException {
        if (known == null) {
            known = trained();
            LOG.info("The undisturbed training took {} s and ends in {}", known.seconds(), known.sha256);
        }
        return known;
    }

    private static Reference trained() throws IOException, InterruptedException {
        try (var service = Launch.onH2(folder("reference")).start()) {
            var client = service.client();
            var began = System.nanoTime();
            var id = client.post("/api/v1/runs", REQUEST).text("/id");
            var run = client.get("/api/v1/runs/" + id, "Prefer", "wait=60");
            var seconds = (System.nanoTime() - began) / 1e9;
            assertThat(run.text("/state")).as(run.body().toString()).isEqualTo("completed");
            var epochs = figures(client, id);
            assertThat(epochs).hasSize(EPOCHS + 1);
            return new Reference(run.text("/weightsSha256"), epochs, seconds);
        }
    }

    static Path folder(String name) throws IOException {
        var target = Path.of("target", "faults").toAbsolutePath();
        return Files.createTempDirectory(Files.createDirectories(target), name);
    }

    String sha256() {
        return sha256;
    }

    /** How long the training takes, to one digit. */
    String seconds() {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    double length() {
        return seconds;
    }

    static boolean isFinal(Client client, String id) throws IOException, InterruptedException {
        return FINAL.contains(client.get("/api/v1/runs/" + id).text("/state"));
    }

    /** Holds an ended run against the undisturbed one: weights, and all epochs with their figures, once each. */
    Verdict judge(Client client, String id) throws IOException, InterruptedException {
        var run = client.get("/api/v1/runs/" + id);
        var there = figures(client, id);
        var dense = IntStream.rangeClosed(0, EPOCHS).mapToObj(Integer::toString).toList();
        var numbers = client.get("/api/v1/runs/" + id + "/epochs?limit=1000").body().get("content")
                .findValuesAsString("epoch");
        var verdict = !run.text("/state").equals("completed") || !numbers.equals(dense)
                ? Verdict.LOST
                : run.text("/weightsSha256").equals(sha256) && there.equals(epochs)
                        ? Verdict.SAME
                        : Verdict.DIFFERING;
        if (verdict != Verdict.SAME) {
            LOG.error("{}: {}; epochs {}", verdict, run.body(), numbers);
        }
        return verdict;
    }

    /** All that is recorded of each epoch but the time that it took. */
    private static List<String> figures(Client client, String id) throws IOException, InterruptedException {
        var figures = new ArrayList<String>();
        for (var epoch : client.get("/api/v1/runs/" + id + "/epochs?limit=1000").body().get("content")) {
            figures.add(((ObjectNode) epoch).without("millis").toString());
        }
        return figures;
    }

    /** Counts of verdicts. */
    static final class Tally {

        private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

        void add(Verdict verdict) {
            counts.merge(verdict, 1, Integer::sum);
        }

        int total() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        int count(Verdict verdict) {
            return counts.getOrDefault(verdict, 0);
        }
    }
}
