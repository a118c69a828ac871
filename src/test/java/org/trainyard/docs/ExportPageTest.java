package org.trainyard.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

import org.trainyard.ServiceTest;
import org.trainyard.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code src/docs/export.md} tells people to type works in the order in which it stands there. */
@ServiceTest
class ExportPageTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    @TempDir
    Path folder;
    @LocalServerPort
    int port;

    @Test
    void everyCommandWorks() throws Exception {
        Shell.require(Shell.knows("bash") && Shell.knows("curl") && Shell.knows("python3"),
                "bash, curl and python3, which the commands of export.md need");
        var page = Files.readString(Path.of("src/docs/export.md"));
        var commands = BLOCK.matcher(page).results().map(block -> block.group(1)).collect(Collectors.joining());

        Shell.run(commands.replace("localhost:8080", "localhost:" + port), folder, Map.of());

        assertThat(folder.resolve("iris.onnx")).isNotEmptyFile();
        assertThat(folder.resolve("iris_pytorch.py")).content().contains("nn.Sequential");
        assertThat(folder.resolve("iris_keras.py")).content().contains("keras.Sequential");
        assertThat(folder.resolve("iris.csv")).isNotEmptyFile();
        assertThat(folder.resolve("iris.safetensors")).isNotEmptyFile();
    }
}
