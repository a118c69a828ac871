package org.trainyard.bench.processes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.trainyard.bench.measure.Duel;
import org.trainyard.bench.measure.Pace;
import org.trainyard.bench.measure.Section;
import org.trainyard.bench.measure.Table;

/** Whether the vector module makes a short job in a fresh JVM slower. */
public final class ColdSection implements Section {
    private static final String VECTOR_MODULE = "--add-modules=jdk.incubator.vector";
    private static final String EPOCHS = "2000";

    @Override
    public String name() {
        return "cold";
    }

    @Override
    public Table measure(Pace pace) throws IOException, InterruptedException {
        var table = new Table("**XOR, %s epochs, in a cold JVM**: the whole process, with the vector module and without"
                .formatted(EPOCHS) + " it in turn; a ratio below 1 would mean that the module costs time.", "time",
                "with", "without", "without / with");
        int pairs = 2 * pace.rounds() + 1;
        double[][] with = new double[2][pairs];
        double[][] without = new double[2][pairs];
        var hash = run(List.of(VECTOR_MODULE), new double[2][1], 0);
        for (int i = 0; i < pairs; i++) {
            var hashWith = run(List.of(VECTOR_MODULE), with, i);
            var hashWithout = run(List.of(), without, i);
            if (!hash.equals(hashWith) || !hash.equals(hashWithout)) {
                throw new IllegalStateException("weights differ: %s with the module, %s without"
                        .formatted(hashWith, hashWithout));
            }
        }
        add(table, "CPU, all threads", Duel.of(with[0], without[0]));
        add(table, "on the wall", Duel.of(with[1], without[1]));
        return table;
    }

    private static void add(Table table, String time, Duel duel) {
        table.add(List.of(time, "%.3f s".formatted(duel.ours()), "%.3f s".formatted(duel.theirs()), duel.told()));
    }

    /** Notes CPU seconds and those on the wall in place {@code i} of {@code times}; answers what the child says. */
    private static String run(List<String> flags, double[][] times, int i) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ColdTraining.class.getName(), EPOCHS));
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
