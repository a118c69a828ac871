package org.trainyard.bench.measure;

/** A table of the benchmark. */
public interface Section {

    /** The word for {@code --only}. */
    String name();

    /** Measures; takes seconds to minutes. */
    Table measure(Pace pace) throws Exception;
}
