package org.trainyard.compute;

/** How the learning rate changes from epoch to epoch. */
public sealed interface LearningRateSchedule {

    /** The same rate in every epoch. */
    record Constant() implements LearningRateSchedule {}
}
