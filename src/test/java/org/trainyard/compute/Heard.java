package org.trainyard.compute;

import java.util.ArrayList;
import java.util.List;

/** A listener that keeps all reports, and stops a training after so many updates. */
final class Heard implements TrainingListener {
    final List<EpochReport> reports = new ArrayList<>();
    private long updatesLeft;

    Heard() {
        this(Long.MAX_VALUE);
    }

    Heard(long updates) {
        this.updatesLeft = updates;
    }

    @Override
    public void epochMeasured(EpochReport report) {
        reports.add(report);
    }

    @Override
    public boolean goOn() {
        return --updatesLeft > 0;
    }
}
