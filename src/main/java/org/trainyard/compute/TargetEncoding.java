package org.trainyard.compute;

/** How targets meet the last layer: the one table of losses, last layers and targets. */
public enum TargetEncoding {
    ONE_HOT, ZERO_ONE, PLUS_MINUS_ONE, VALUES;

    /**
     * The encoding for this last layer, loss and data.
     *
     * @throws IncompatibleException when the pair does not fit, with a sentence that says why
     */
    public static TargetEncoding of(NetworkSpec network, TrainingPlan plan, Task task, int classes) {
        throw new UnsupportedOperationException();
    }

    /** Last layer, loss and data do not fit together. */
    public static final class IncompatibleException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String pointer;

        public IncompatibleException(String pointer, String message) {
            super(message);
            this.pointer = pointer;
        }

        /** Where in a run request the fault lies, such as {@code /training/loss}. */
        public String pointer() {
            return pointer;
        }
    }
}
