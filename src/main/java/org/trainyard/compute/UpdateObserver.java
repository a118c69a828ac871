package org.trainyard.compute;

/** Looks at single updates of a training, on the training thread. It changes no bit of what comes out. */
public interface UpdateObserver {

    /** Whether an update, from 1, is to be shown: only what is shown is copied. */
    boolean wants(long update);

    /** Shown when the weights have moved; not called for an update in which a sum was not finite. */
    void updated(Update update);
}
