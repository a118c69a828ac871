package org.trainyard.training;

import java.util.function.Supplier;

import org.trainyard.compute.EpochReport;
import org.trainyard.compute.TrainedModel;
import org.trainyard.compute.Update;
import org.trainyard.compute.UpdateObserver;

/** Looks at a run while it is trained again. */
public interface RunObserver extends UpdateObserver {

    @Override
    default boolean wants(long update) {
        return false;
    }

    @Override
    default void updated(Update update) {
        // not every observer looks at updates
    }

    /**
     * An epoch that the run recorded was measured; also the one before the first that is to be observed, where the run
     * starts with it.
     *
     * @param model the network after it, made when it is asked for
     */
    default void epochMeasured(EpochReport report, Supplier<TrainedModel> model) {
        // not every observer looks at epochs
    }

    /** Asked after every update: false when all is seen. */
    default boolean goOn() {
        return true;
    }
}
