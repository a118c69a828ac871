package org.trainyard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM beside the one of the tests: of the same JDK, with the same classes. */
public final class ChildJvm {

    private ChildJvm() {}

    /** What starts {@code main} with these flags of the JVM and these arguments. */
    public static ProcessBuilder of(List<String> flags, String main, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** Runs it to its end and answers with the lines that it printed; what it complains of goes to this JVM's log. */
    public static List<String> lines(List<String> flags, String main, List<String> arguments) throws IOException {
        var process = of(flags, main, arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var said = process.inputReader()) {
            return said.lines().toList();
        }
    }
}
