package org.trainyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Commands that a page of the documentation tells people to type, typed. */
public final class Shell {

    private Shell() {}

    /** The first shell block below a heading of a page. */
    public static String documented(Path page, String heading) throws IOException {
        var block = Pattern.compile("(?ms)^#+ " + Pattern.quote(heading) + "$(?:(?!^#).)*?^```sh\\n(.*?)^```")
                .matcher(Files.readString(page));
        assertThat(block.find()).as("a command below \"%s\" in %s", heading, page).isTrue();
        return block.group(1);
    }

    /** Runs a script in a folder to its end, which must be a good one. */
    public static void run(String script, Path folder, Map<String, String> environment) throws Exception {
        var said = Files.createTempFile("shell", ".txt");
        var builder = new ProcessBuilder("bash", "-c", "set -eu\n" + script).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        var shell = builder.start();
        try {
            assertThat(shell.waitFor(90, TimeUnit.SECONDS)).as("the shell ended").isTrue();
            assertThat(shell.exitValue()).as(script + Files.readString(said)).isZero();
        } finally {
            shell.destroyForcibly();
            Files.delete(said);
        }
    }

    /** Without what a test needs of the machine it proves nothing: said aloud on a laptop, a failure in CI. */
    public static void require(boolean present, String what) {
        if (!present && System.getenv("CI") == null) {
            LoggerFactory.getLogger(Shell.class).warn("NOT TESTED: {}", what);
            assumeTrue(false, what);
        }
        assertThat(present).as(what).isTrue();
    }

    /** Whether there is a command of this name. */
    public static boolean knows(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("bash", "-c", "command -v " + command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    }
}
