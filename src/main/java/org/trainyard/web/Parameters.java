package org.trainyard.web;

/** Refuses parameters of an address, always in the same words. */
public final class Parameters {

    private Parameters() {}

    /** @throws Problem {@code invalid-parameter} unless the value is one of {@code min} to {@code max} */
    public static void requireBetween(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw refused(name, "must be a whole number between %d and %d".formatted(min, max), value);
        }
    }

    /**
     * The refusal of a parameter.
     *
     * @param rule what it must be, to be read after its name: {@code must be a whole number between 1 and 1000}
     * @param was as received
     */
    public static Problem refused(String name, String rule, Object was) {
        return new Problem(ProblemType.INVALID_PARAMETER, "The parameter %s %s; it was %s.".formatted(name, rule,
                was instanceof Number ? was : Said.of(was.toString())));
    }
}
