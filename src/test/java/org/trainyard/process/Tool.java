package org.trainyard.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/** What a scenario needs of the machine. Without it nothing is proved: said aloud on a laptop, a failure in CI. */
public final class Tool {

    private static final Logger LOG = LoggerFactory.getLogger(Tool.class);
    private static final List<Path> FAKETIME = List.of(Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"),
            Path.of("/usr/lib64/faketime/libfaketime.so.1"), Path.of("/usr/lib/faketime/libfaketime.so.1"));

    private Tool() {}

    /** Goes on only where this command, tried with these arguments, succeeds. */
    public static void require(String what, String... trial) throws InterruptedException {
        if (!succeeds(trial)) {
            missing(what);
        }
    }

    /** The library that gives a process another time. */
    public static Path faketime() {
        return FAKETIME.stream().filter(Files::exists).findFirst().orElseGet(() -> {
            missing("libfaketime (apt-get install faketime)");
            throw new IllegalStateException("Not reached");
        });
    }

    private static void missing(String what) {
        if (System.getenv("CI") != null) {
            fail("Missing on this machine: " + what);
        }
        LOG.warn("NOT TRIED, because this machine has not: {}", what);
        abort("Missing: " + what);
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
