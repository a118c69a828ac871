package org.trainyard.compute;

/** Hears of a training's progress, on the training thread. */
public interface TrainingListener {

    /** An epoch (0: before training) was measured. */
    void epochMeasured(EpochReport report);

    /** Asked after every update, cheap: false stops the training right there. */
    default boolean goOn() {
        return true;
    }

    /** Asked while an epoch is measured, every few rows: false stops the training before that epoch's report. */
    default boolean goOnMeasuring() {
        return true;
    }
}
