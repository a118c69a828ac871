package org.trainyard.compute;

import java.util.ArrayList;
import java.util.List;

/** A listener that keeps all reports, and stops a training after so many updates or looks at its data. */
final class Heard implements TrainingListener {
    final List<EpochReport> reports = new ArrayList<>();
    private long updatesLeft;
    private long looksLeft = Long.MAX_VALUE;

    Heard() {
        this(Long.MAX_VALUE);
    }

    Heard(long updates) {
        this.updatesLeft = updates;
    }

    /** One that stops a training when it is about to measure some rows for the last of so many times. */
    static Heard looks(long looks) {
        var heard = new Heard();
        heard.looksLeft = looks;
        return heard;
    }

    boolean stopped() {
        return updatesLeft <= 0 || looksLeft <= 0;
    }

    @Override
    public void epochMeasured(EpochReport report) {
        reports.add(report);
    }

    @Override
    public boolean goOn() {
        return --updatesLeft > 0;
    }

    @Override
    public boolean goOnMeasuring() {
        return --looksLeft > 0;
    }
}
