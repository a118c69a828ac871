package org.trainyard.bench.training;

import org.trainyard.bench.measure.Pace;
import org.trainyard.bench.measure.Section;
import org.trainyard.bench.measure.Table;

/** One training on two cores against the same on one. */
public final class TwoCoresSection implements Section {

    @Override
    public String name() {
        return "cores";
    }

    @Override
    public Table measure(Pace pace) {
        var table = new Table("**Two cores against one**, by the clock on the wall; goal 1.7 for the wide network.",
                "workload", "ratio", "same bits");
        table.miss("a training has one thread so far.");
        return table;
    }
}
