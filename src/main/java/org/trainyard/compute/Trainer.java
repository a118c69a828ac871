package org.trainyard.compute;

/** Trains one network; single-threaded, a pure function of what it is given. */
public final class Trainer {

    /** Starts anew from the spec and the seed. */
    public static Trainer start(NetworkSpec network, TrainingPlan plan, PreparedData data, long seed) {
        throw new UnsupportedOperationException();
    }

    /** Goes on exactly where the checkpoint was taken, bit for bit. */
    public static Trainer resume(NetworkSpec network, TrainingPlan plan, PreparedData data, long seed,
            Checkpoint checkpoint) {
        throw new UnsupportedOperationException();
    }

    /**
     * Trains until the plan is fulfilled or the listener says stop. Reports epoch 0 (before training) first when
     * started anew.
     */
    public Outcome train(TrainingListener listener) {
        throw new UnsupportedOperationException();
    }

    /** The whole state, also in the middle of an epoch. Legal inside listener callbacks and after {@link #train}. */
    public Checkpoint checkpoint() {
        throw new UnsupportedOperationException();
    }

    /** The network as it is now; after a diverged or early-stopped end, the one the run keeps. */
    public TrainedModel model() {
        throw new UnsupportedOperationException();
    }
}
