package org.trainyard.compute;

/** Which bits to expect: runs of one numerics version agree bit for bit. */
public final class Numerics {

    /** Raised whenever a change moves a bit of any result. */
    public static final int VERSION = 1;

    private Numerics() {}
}
