package org.trainyard.datasets.formats;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What Jazzer calls, in a JVM of its own: the reader of the format that {@code -Dfuzz.format} names, with any bytes. */
public final class FuzzTarget {

    private static final TableReader READER = ReaderProperty.readers().stream()
            .filter(reader -> reader.format().equals(System.getProperty("fuzz.format"))).findFirst().orElseThrow();

    private FuzzTarget() {}

    /** Reads the seeds, so that all classes are there, and instrumented, before bytes on the heap are counted. */
    public static void fuzzerInitialize() {
        try {
            for (var seed : ReaderSeeds.of(READER.format())) {
                ReaderProperty.check(READER, seed, Long.MAX_VALUE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One input; whatever it throws is a finding. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        ReaderProperty.check(READER, FuzzInput.of(bytes), ReaderProperty.MOST_BYTES);
    }
}
