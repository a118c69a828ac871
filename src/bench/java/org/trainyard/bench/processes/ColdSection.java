package org.trainyard.bench.processes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.trainyard.bench.measure.Duel;
import org.trainyard.bench.measure.Pace;
import org.trainyard.bench.measure.Section;
import org.trainyard.bench.measure.Table;

/** Whether the vector module makes a short job in a fresh JVM slower, and how much of that is the start of the JVM. */
public final class ColdSection implements Section {
    private static final String VECTOR_MODULE = "--add-modules=jdk.incubator.vector";
    private static final String EPOCHS = "2000";
    private static final List<String> TRAINING = List.of("-cp", System.getProperty("java.class.path"),
            ColdTraining.class.getName(), EPOCHS);
    private static final List<String> NOTHING = List.of("-version");

    @Override
    public String name() {
        return "cold";
    }

    @Override
    public Table measure(Pace pace) throws IOException, InterruptedException {
        var table = new Table(
                ("**XOR, %s epochs, in a cold JVM**: the whole process, with the vector module and without"
                        + " it in turn, beside a JVM that starts and ends; a ratio below 1 would mean that the module costs"
                        + " time.").formatted(EPOCHS),
                "time", "with", "without", "without / with");
        int pairs = 2 * pace.rounds() + 1;
        var training = new Pairs(TRAINING, pairs);
        var nothing = new Pairs(NOTHING, pairs);
        for (int i = 0; i < pairs; i++) {
            training.measure(i);
            nothing.measure(i);
        }
        add(table, "training: CPU, all threads", training.cpu());
        add(table, "training: on the wall", training.wall());
        add(table, "start and end alone: CPU, all threads", nothing.cpu());
        add(table, "start and end alone: on the wall", nothing.wall());
        return table;
    }

    private static void add(Table table, String time, Duel duel) {
        table.add(List.of(time, "%.3f s".formatted(duel.ours()), "%.3f s".formatted(duel.theirs()), duel.told()));
    }

    /** The times of a program, with the module and without it. */
    private record Pairs(List<String> program, double[][] with, double[][] without) {

        Pairs(List<String> program, int count) {
            this(program, new double[2][count], new double[2][count]);
        }

        void measure(int i) throws IOException, InterruptedException {
            var saidWith = run(List.of(VECTOR_MODULE), program, with, i);
            var saidWithout = run(List.of(), program, without, i);
            if (!saidWith.equals(saidWithout)) {
                throw new IllegalStateException("weights differ: %s with the module, %s without"
                        .formatted(saidWith, saidWithout));
            }
        }

        Duel cpu() {
            return Duel.of(with[0], without[0]);
        }

        Duel wall() {
            return Duel.of(with[1], without[1]);
        }
    }

    /** Notes CPU seconds and those on the wall in place {@code i} of {@code times}; answers what the child says last. */
    private static String run(List<String> flags, List<String> program, double[][] times, int i)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(program);
        double cpu = ChildCpu.seconds();
        long wall = System.nanoTime();
        var child = new ProcessBuilder(command).redirectErrorStream(true).start();
        var words = child.inputReader().readAllLines();
        int end = child.waitFor();
        times[0][i] = ChildCpu.seconds() - cpu;
        times[1][i] = (System.nanoTime() - wall) * 1e-9;
        if (end != 0) {
            throw new IllegalStateException("the cold JVM failed: " + words);
        }
        return words.getLast();
    }
}
