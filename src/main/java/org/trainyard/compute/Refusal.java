package org.trainyard.compute;

/**
 * Why a request cannot be trained.
 *
 * @param pointer JSON Pointer to the fault, from the request's root, such as {@code /training/loss}
 * @param detail a sentence that says what is wrong and what would be right
 * @param shapeMismatch whether numbers of inputs, units, classes or targets do not fit each other
 */
public record Refusal(String pointer, String detail, boolean shapeMismatch) {

    /** A refusal that is not about shapes. */
    public static Refusal of(String pointer, String detail) {
        return new Refusal(pointer, detail, false);
    }

    /** Numbers of inputs, units, classes or targets do not fit each other. */
    public static Refusal shape(String pointer, String detail) {
        return new Refusal(pointer, detail, true);
    }

    /** The same at a place that lies below {@code parent}. */
    public Refusal below(String parent) {
        return new Refusal(parent + pointer, detail, shapeMismatch);
    }

    /** The same as an exception. */
    public TargetEncoding.IncompatibleException exception() {
        return new TargetEncoding.IncompatibleException(this);
    }
}
