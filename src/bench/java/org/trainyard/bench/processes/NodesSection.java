package org.trainyard.bench.processes;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;

import org.trainyard.bench.measure.Pace;
import org.trainyard.bench.measure.Section;
import org.trainyard.bench.measure.Table;

/** How much sooner a queue is empty with two nodes than with one, when PostgreSQL and the client share their two cores. */
public final class NodesSection implements Section {
    private static final int CORES = 2;
    private static final int WARM_UP = 20;
    /** About a second of one core: long enough that it is the training that is measured. */
    private static final String REQUEST = """
            {"model": {"layers": [{"units": 64, "activation": "relu"}, {"units": 10, "activation": "softmax"}]},
             "dataset": "digits", "seed": 7, "preprocessing": {"scaling": "standard"},
             "training": {"optimizer": {"kind": "adam"}, "batchSize": 32, "epochs": 1900, "recordEvery": 50}}""";

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public Table measure(Pace pace) throws IOException, InterruptedException, SQLException {
        int runs = pace.equals(Pace.THOROUGH) ? 200 : 20;
        var table = new Table(
                "**A queue of %d equal runs** (digits, 64-64-10, Adam), on PostgreSQL, one worker a node, warm: "
                        .formatted(runs)
                        + "from the first start to the last end, and the CPU time that went where meanwhile.",
                "nodes", "time", "one run", "nodes' CPU", "PostgreSQL's CPU", "client's CPU");
        try (var postgres = Postgres.start(); var first = Node.start(postgres.url())) {
            emptied(List.of(first), postgres, WARM_UP);
            var one = emptied(List.of(first), postgres, runs);
            table.add(one.row("1", runs));
            try (var second = Node.start(postgres.url())) {
                emptied(List.of(first, second), postgres, 2 * WARM_UP);
                var two = emptied(List.of(first, second), postgres, runs);
                table.add(two.row("2", runs));
                if (!one.weights().equals(two.weights())) {
                    throw new IllegalStateException(
                            "weights differ: %s and %s".formatted(one.weights(), two.weights()));
                }
                double without = two.seconds() - (two.postgresCpu() + two.clientCpu()) / CORES;
                table.remark("Two nodes are %.2f times as fast as one. ".formatted(one.seconds() / two.seconds())
                        + "Had PostgreSQL and the client cores of their own, it would be up to %.2f times: their CPU time"
                                .formatted(one.seconds() / without)
                        + ", spread over the two cores, taken off the time of two nodes. All weights are the same bits.");
            }
        }
        return table;
    }

    /** A queue that was emptied: how long it took, whose CPU time it was, and the hash that all runs ended in. */
    private record Emptied(double seconds, double nodesCpu, double postgresCpu, double clientCpu, String weights) {

        List<String> row(String nodes, int runs) {
            return List.of(nodes, "%.1f s".formatted(seconds),
                    "%.2f s".formatted(seconds * Integer.parseInt(nodes) / runs), "%.1f s".formatted(nodesCpu),
                    "%.1f s".formatted(postgresCpu), "%.1f s".formatted(clientCpu));
        }
    }

    private static Emptied emptied(List<Node> nodes, Postgres postgres, int runs)
            throws IOException, InterruptedException {
        double nodesCpu = nodesCpu(nodes);
        double postgresCpu = postgres.cpuSeconds();
        double clientCpu = clientCpu();
        var client = nodes.getFirst();
        var starts = new ArrayList<Instant>();
        var ends = new ArrayList<Instant>();
        var weights = new HashSet<String>();
        for (var id : client.queue(REQUEST, runs)) {
            var run = client.finished(id);
            starts.add(Instant.parse(run.at("/startedAt").asString("")));
            ends.add(Instant.parse(run.at("/finishedAt").asString("")));
            weights.add(run.at("/weightsSha256").asString(""));
        }
        if (weights.size() != 1) {
            throw new IllegalStateException("equal runs ended in different weights: " + weights);
        }
        var time = Duration.between(starts.stream().min(Instant::compareTo).orElseThrow(),
                ends.stream().max(Instant::compareTo).orElseThrow());
        return new Emptied(time.toNanos() * 1e-9, nodesCpu(nodes) - nodesCpu, postgres.cpuSeconds() - postgresCpu,
                clientCpu() - clientCpu, weights.iterator().next());
    }

    private static double nodesCpu(List<Node> nodes) {
        return nodes.stream().mapToDouble(Node::cpuSeconds).sum();
    }

    private static double clientCpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() * 1e-9;
    }
}
