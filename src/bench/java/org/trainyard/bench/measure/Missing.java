package org.trainyard.bench.measure;

/** A library to compare with is not on this machine. */
public final class Missing extends Exception {
    private static final long serialVersionUID = 1;

    private final String sentence;

    public Missing(String what, String debianPackages) {
        super(what);
        this.sentence = "%s is missing. On Debian: apt-get install %s".formatted(what, debianPackages);
    }

    /** What to tell whoever wants the figures. */
    public String sentence() {
        return sentence;
    }
}
