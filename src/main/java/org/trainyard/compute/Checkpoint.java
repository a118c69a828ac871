package org.trainyard.compute;

/**
 * A training's whole state in bytes: format version, numerics version, length, CRC32C; weights, optimizer state,
 * position, early-stopping counters, fitted scaling.
 */
public final class Checkpoint {

    /** @throws Unreadable when the bytes are not a whole checkpoint of a known version */
    public static Checkpoint read(byte[] bytes) {
        throw new UnsupportedOperationException();
    }

    public byte[] bytes() {
        throw new UnsupportedOperationException();
    }

    /** Epochs completed. */
    public int epoch() {
        throw new UnsupportedOperationException();
    }

    /** The network with its fitted scaling, ready to predict. */
    public TrainedModel model() {
        throw new UnsupportedOperationException();
    }

    /** Damaged, cut off, or of another version. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unreadable(String message) {
            super(message);
        }
    }
}
