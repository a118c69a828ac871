package org.trainyard.bench.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.trainyard.bench.measure.Duel;
import org.trainyard.bench.measure.Pace;
import org.trainyard.bench.measure.Section;
import org.trainyard.bench.measure.Side;
import org.trainyard.bench.measure.Table;
import org.trainyard.compute.Engine;

/** One training on two cores against the same on one. */
public final class TwoCoresSection implements Section {

    @Override
    public String name() {
        return "cores";
    }

    @Override
    public Table measure(Pace pace) {
        var table = new Table("**Two cores against one**, by the clock on the wall, where layers are large enough.",
                "workload", "ratio", "weights");
        var workload = Workload.all().getLast();
        var start = new Start(workload);
        var weights = new HashMap<Integer, String>();
        new EngineSide(workload, start, pace).warmUp();
        var duel = Duel.between(new OnCores(2, workload, start, weights), new OnCores(1, workload, start, weights),
                pace);
        Engine.limitCores(1);
        boolean same = Objects.equals(weights.get(1), weights.get(2));
        table.add(List.of(workload.title(), duel.told(), same ? "the same bits" : "DIFFERENT BITS"));
        return table;
    }

    private record OnCores(int cores, Workload workload, Start start, Map<Integer, String> weights) implements Side {

        @Override
        public void warmUp() {
            round();
        }

        @Override
        public double round() {
            Engine.limitCores(cores);
            var watch = new Stopwatch(workload, () -> System.nanoTime() * 1e-9);
            var trainer = start.trainer();
            trainer.train(watch);
            weights.put(cores, trainer.model().weightsSha256());
            return watch.seconds();
        }
    }
}
