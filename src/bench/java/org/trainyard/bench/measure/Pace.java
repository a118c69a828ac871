package org.trainyard.bench.measure;

/**
 * How long to measure.
 *
 * @param rounds pairs of rounds
 * @param warmUpSeconds CPU time that a side written in Java has for being compiled
 */
public record Pace(int rounds, double warmUpSeconds) {

    /** For figures to publish. */
    public static final Pace THOROUGH = new Pace(9, 4);
    /** For looking on while developing. */
    public static final Pace QUICK = new Pace(3, 1);
}
