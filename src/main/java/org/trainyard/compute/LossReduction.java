package org.trainyard.compute;

/** How the losses of several outputs become one number: {@code mean} or {@code sum}. */
public enum LossReduction {
    MEAN, SUM
}
