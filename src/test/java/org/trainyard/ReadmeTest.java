package org.trainyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What the README tells people to type works as it stands there. */
@ServiceTest
class ReadmeTest {

    private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;
    @LocalServerPort
    int port;

    @Test
    void runsXorFromStartToEnd() throws Exception {
        requireShell();
        var blocks = SHELL_BLOCK.matcher(Files.readString(Path.of("README.md"))).results().map(found -> found.group(1))
                .toList();
        assertThat(blocks).hasSizeGreaterThan(3);

        var answer = run(blocks);

        assertThat(answer).as("the run's id").containsPattern("(?m)^[0-9a-f-]{36}$");
        assertThat(answer).as("the stream's events").contains("event:epoch").contains("event:state");
        assertThat(answer).as("the learning curve").contains("epoch,trainLoss");
        assertThat(labels(answer)).as("the predicted classes").containsExactly("0", "1", "1", "0");
        assertThat(answer).as("what the fork changes").contains("\"before\":0.5,\"after\":1.5}]}");
        assertThat(answer).as("the verification").contains("\"same\":true}");
        assertThat(folder.resolve("surface.svg")).content().startsWith("<svg");
        assertThat(answer).as("the summary").contains("\"parameters\":31");
    }

    /** All blocks in one shell, so that what one sets the next can use; the first that fails ends it. */
    private String run(List<String> blocks) throws IOException, InterruptedException {
        // No pipefail: head leaves the stream early on purpose, and curl calls that an error.
        var script = "set -eu\n" + String.join("\n", blocks);
        var output = Files.createTempFile("readme", ".txt");
        var builder = new ProcessBuilder("bash", "-c", script).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("BASE", "http://localhost:" + port + "/api/v1");
        var shell = builder.start();
        try {
            assertThat(shell.waitFor(90, TimeUnit.SECONDS)).as("the shell ended").isTrue();
            assertThat(shell.exitValue()).as(Files.readString(output)).isZero();
            return Files.readString(output);
        } finally {
            shell.destroyForcibly();
            Files.delete(output);
        }
    }

    private static List<String> labels(String answer) {
        return Pattern.compile("\"label\":\"?([01])").matcher(answer).results().map(found -> found.group(1)).toList();
    }

    /** Without bash and curl this proves nothing: said aloud on a laptop, a failure in CI. */
    private static void requireShell() throws InterruptedException {
        var present = isPresent("bash") && isPresent("curl");
        if (!present && System.getenv("CI") == null) {
            LoggerFactory.getLogger(ReadmeTest.class)
                    .warn("bash or curl is missing: the README's commands were NOT tried");
            assumeTrue(false, "bash or curl is missing");
        }
        assertThat(present).as("bash and curl, which the README's commands need").isTrue();
    }

    private static boolean isPresent(String tool) throws InterruptedException {
        try {
            return new ProcessBuilder(tool, "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
