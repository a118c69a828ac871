package org.trainyard.bench.processes;

import org.trainyard.bench.measure.Pace;
import org.trainyard.bench.measure.Section;
import org.trainyard.bench.measure.Table;

/** What recording every epoch costs the thread that trains. */
public final class RecordingSection implements Section {

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public Table measure(Pace pace) {
        var table = new Table("**Recording 10 000 epochs of XOR**.", "training thread", "POST to answer");
        table.miss("this table is still empty.");
        return table;
    }
}
