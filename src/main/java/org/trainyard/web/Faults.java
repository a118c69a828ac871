package org.trainyard.web;

/**
 * Collects every fault of one request, so that a client hears of all at once. Faults that are 400 by their type make
 * the whole answer a 400; the answer's type is that of the first fault of the winning status.
 */
public final class Faults {

    public void add(ProblemType type, String pointer, String detail) {
        throw new UnsupportedOperationException();
    }

    public boolean isEmpty() {
        throw new UnsupportedOperationException();
    }

    /** @throws Problem with all faults, if there are any */
    public void throwIfAny() {
        throw new UnsupportedOperationException();
    }
}
