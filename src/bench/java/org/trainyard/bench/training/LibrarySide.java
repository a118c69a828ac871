package org.trainyard.bench.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Optional;

import org.trainyard.bench.measure.Missing;
import org.trainyard.bench.measure.Side;

/** A Python library in a process of its own, which {@code src/bench/python/rounds.py} keeps alive between rounds. */
final class LibrarySide implements Side, AutoCloseable {
    private final Process process;
    private final PrintWriter commands;
    private final BufferedReader answers;
    private final String greeting;
    private double loss;

    private LibrarySide(Library library, String python) throws IOException {
        var builder = new ProcessBuilder(python, "src/bench/python/rounds.py", library.module(),
                Workload.FILE.toString(), Start.FOLDER.toString()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("OPENBLAS_NUM_THREADS", "1");
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        this.process = builder.start();
        this.commands = new PrintWriter(process.outputWriter(), true);
        this.answers = process.inputReader();
        this.greeting = Optional.ofNullable(answers.readLine()).orElse("missing: it ended without a word");
    }

    /**
     * Starts the first Python that has the library: that of {@code PYTHON}, the default one, Debian's own.
     *
     * @throws Missing when none has it
     */
    static LibrarySide start(Library library) throws IOException, Missing {
        var pythons = new LinkedHashSet<String>();
        Optional.ofNullable(System.getenv("PYTHON")).ifPresent(pythons::add);
        pythons.add("python3");
        pythons.add("/usr/bin/python3");
        String why = "";
        for (var python : pythons) {
            try {
                var side = new LibrarySide(library, python);
                if (side.greeting.startsWith("library ")) {
                    return side;
                }
                side.close();
                why = side.greeting.replaceFirst("missing:? ?", "");
            } catch (IOException e) {
                why = "there is no " + python;
            }
        }
        throw new Missing("%s (%s)".formatted(library.title(), why), library.debianPackage() + " libopenblas0");
    }

    /** Name and version, and what it multiplies with. */
    String version() {
        return greeting.substring("library ".length());
    }

    /** Makes it ready for a workload whose start is written; answers why it cannot train that one, if so. */
    Optional<String> load(Workload workload) {
        var answer = ask("load " + workload.name());
        return answer.equals("ready") ? Optional.empty() : Optional.of(answer.replaceFirst("cannot ", ""));
    }

    @Override
    public void warmUp() {
        round();
    }

    @Override
    public double round() {
        var figures = ask("round").split(" ", -1);
        loss = Double.parseDouble(figures[1]);
        return Double.parseDouble(figures[0]);
    }

    /** Final loss of the last training. */
    double loss() {
        return loss;
    }

    private String ask(String command) {
        commands.println(command);
        try {
            return Optional.ofNullable(answers.readLine())
                    .orElseThrow(() -> new IllegalStateException("Python ended at: " + command));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process: its standard input ends. */
    @Override
    public void close() {
        commands.close();
        process.onExit().join();
    }
}
