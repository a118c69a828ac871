package org.trainyard.bench.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.DoubleAccumulator;

import org.trainyard.bench.measure.Duel;
import org.trainyard.bench.measure.Pace;
import org.trainyard.bench.measure.Section;
import org.trainyard.bench.measure.Table;

/** How fast a dataset is trained on that is many times larger than the heap, beside a part of it that is in memory. */
public final class LargeDataSection implements Section {
    private static final String HEAP = "-Xmx512m";
    private static final int INPUTS = 999;
    /** 28 MB: what this heap lets into memory. */
    private static final int SMALL = 7_000;
    private static final long CELL = Float.BYTES;
    private static final String RUN = """
            {"model": {"layers": [{"units": 64, "activation": "relu"}, {"units": 1, "activation": "linear"}]},
             "dataset": "%s", "split": {"validation": 0, "test": 0}, "seed": 3,
             "training": {"optimizer": {"kind": "sgd", "learningRate": 0.001}, "batchSize": 128, "epochs": %d}}""";

    @Override
    public String name() {
        return "large";
    }

    @Override
    public Table measure(Pace pace) throws IOException, InterruptedException {
        int rows = pace.equals(Pace.THOROUGH) ? 1_000_000 : 100_000;
        double gigabytes = rows * (INPUTS + 1.0) * CELL / 1e9;
        var table = new Table(
                "**%.1f GB of float32** (%,d rows of %d numbers and a target, from a generator, on H2) and %,d such rows, "
                        .formatted(gigabytes, rows, INPUTS, SMALL)
                        + "with " + HEAP
                        + ": rows a second of an epoch with its measurement, 999-64-1, SGD, B = 128, in turn.",
                "in memory", "from a file", "from a file / in memory", "heap in use, at most", "stored in",
                "first opened in", "database file");
        var folder = Files.createTempDirectory("trainyard-large");
        try (var node = Node.start(List.of(HEAP, "-Djava.io.tmpdir=" + folder), List.of(
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("trainyard") + ";WRITE_DELAY=0",
                "--trainyard.datasets.files=" + folder.resolve("rows"), "--trainyard.limits.cells=2000000000",
                "--trainyard.limits.generator-work=1e12", "--trainyard.limits.cost=1e15"))) {
            var small = dataset(node, SMALL);
            long began = System.nanoTime();
            var large = dataset(node, rows);
            double stored = seconds(began);
            // a run of no epochs opens the file
            began = System.nanoTime();
            trained(node, large, 0);
            double opened = seconds(began);
            trained(node, small, 100);
            var heap = new DoubleAccumulator(Math::max, 0);
            double[] inMemory = new double[pace.rounds()];
            double[] fromFile = new double[pace.rounds()];
            for (int i = 0; i < pace.rounds(); i++) {
                inMemory[i] = 1 / rate(node, small, SMALL, 100, heap);
                fromFile[i] = 1 / rate(node, large, rows, 1, heap);
            }
            var duel = Duel.of(fromFile, inMemory);
            table.add(List.of("%,.0f".formatted(1 / duel.theirs()), "%,.0f".formatted(1 / duel.ours()), duel.told(),
                    "%.0f MB".formatted(heap.get() / 1e6), "%.0f s".formatted(stored), "%.1f s".formatted(opened),
                    "%.1f GB".formatted(Files.size(folder.resolve("trainyard.mv.db")) / 1e9)));
        } finally {
            delete(folder);
        }
        return table;
    }

    private static String dataset(Node node, int rows) throws IOException, InterruptedException {
        return node.post("/api/v1/datasets", """
                {"name": "teacher", "generator": {"kind": "teacher", "samples": %d, "inputs": %d, "hidden": 4}}"""
                .formatted(rows, INPUTS)).at("/id").asString("");
    }

    private static String trained(Node node, String dataset, int epochs) throws IOException, InterruptedException {
        var run = node.post("/api/v1/runs", RUN.formatted(dataset, epochs)).at("/id").asString("");
        node.finished(run);
        return run;
    }

    /** Rows a second of the middle epoch; looks at the heap meanwhile. */
    private static double rate(Node node, String dataset, int rows, int epochs, DoubleAccumulator heap)
            throws IOException, InterruptedException {
        var run = node.post("/api/v1/runs", RUN.formatted(dataset, epochs)).at("/id").asString("");
        while (!node.get("/api/v1/runs/" + run).at("/state").asString("").equals("completed")) {
            heap.accumulate(node.heapBytes());
            node.get("/api/v1/runs/" + run + "/epochs?wait=1&after=" + epochs);
        }
        var millis = new ArrayList<Double>();
        node.get("/api/v1/runs/" + run + "/epochs?after=0").at("/content")
                .forEach(epoch -> millis.add(epoch.at("/millis").asDouble()));
        return rows / (Duel.median(millis.stream().mapToDouble(Double::doubleValue).toArray()) / 1000);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) * 1e-9;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
