package org.trainyard.insights.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** An interpreter of this machine. */
record Python(String command) {

    private static final List<String> COMMANDS = List.of("python3", "/usr/bin/python3");
    private static final Path RESOURCES = Path.of("src/test/resources/export").toAbsolutePath();

    /** One that has these modules. */
    static Optional<Python> with(String modules) {
        return COMMANDS.stream().map(Python::new).filter(each -> each.imports(modules)).findFirst();
    }

    /** One that has a library which is too large to ask of every machine: without it the test is skipped, and that is said. */
    static Python withLarge(String modules, String where) {
        var found = with(modules);
        if (found.isEmpty()) {
            LoggerFactory.getLogger(Python.class).warn("NOT TESTED: exported sources in {} itself ({}); only in the "
                    + "stand-in of the tests", modules, where);
        }
        assumeTrue(found.isPresent(), modules);
        return found.orElseThrow();
    }

    private boolean imports(String modules) {
        try {
            return new ProcessBuilder(command, "-c", "import " + modules)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets sources of a folder answer, with the libraries themselves or with what stands in for them. */
    void drive(Path folder, String sources, boolean standIns) throws Exception {
        run(folder, standIns, driver(folder, sources));
    }

    /** The same, and lets them train first, which only the libraries themselves can do. */
    void driveTraining(Path folder, String sources) throws Exception {
        var words = new ArrayList<>(driver(folder, sources));
        words.add("train");
        run(folder, false, words);
    }

    private static List<String> driver(Path folder, String sources) {
        return List.of(RESOURCES.resolve("driver.py").toString(), folder.toString(), sources);
    }

    /** Runs it to its end, which must be a good one; what it says. */
    String run(Path folder, boolean standIns, List<String> arguments) throws Exception {
        var said = Files.createTempFile("python", ".txt");
        var words = new ArrayList<>(List.of(command));
        words.addAll(arguments);
        var builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        builder.environment().put("PYTHONUTF8", "1");
        if (standIns) {
            builder.environment().put("PYTHONPATH", RESOURCES.resolve("standins").toString());
        }
        var process = builder.start();
        try {
            assertThat(process.waitFor(200, TimeUnit.SECONDS)).as("Python ended").isTrue();
            assertThat(process.exitValue()).as(Files.readString(said)).isZero();
            return Files.readString(said);
        } finally {
            process.destroyForcibly();
            Files.delete(said);
        }
    }
}
