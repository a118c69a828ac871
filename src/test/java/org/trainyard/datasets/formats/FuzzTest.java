package org.trainyard.datasets.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.trainyard.ChildJvm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks for inputs that no reader thought of, led by the code that they reach: {@code ./mvnw verify -Pfuzz
 * -Dfuzz.seconds=60} for each reader, with {@code -Dfuzz.format=csv} for one. Jazzer runs in a JVM of its own, because it
 * changes all classes, and because memory that is not given back then shows. What it found interesting lies in
 * {@code target/fuzz} and is where the next run begins.
 */
@Tag("fuzz")
class FuzzTest {

    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 60);
    private static final String READ = "org.trainyard.**:dev.hardwood.**:de.siegmar.**:tools.jackson.core.**";

    static List<String> formats() {
        return ReaderProperty.readers().stream().map(TableReader::format)
                .filter(format -> System.getProperty("fuzz.format", format).equals(format)).toList();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void nothingIsFound(String format) throws IOException, InterruptedException {
        var folder = Path.of("target", "fuzz", format).toAbsolutePath();
        var corpus = Files.createDirectories(folder.resolve("corpus"));
        var seeds = ReaderSeeds.of(format);
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed-" + i), seeds.get(i).bytes());
        }
        var log = folder.resolve("log.txt");
        int exit = ChildJvm.of(
                List.of("-Xmx1g", "-XX:+EnableDynamicAgentLoading", "--enable-native-access=ALL-UNNAMED",
                        "-Dfuzz.format=" + format),
                "com.code_intelligence.jazzer.Jazzer",
                List.of("--target_class=" + FuzzTarget.class.getName(), "--instrumentation_includes=" + READ,
                        "--custom_hook_includes=" + READ, "-max_total_time=" + SECONDS, "-timeout=20",
                        "-rss_limit_mb=4000", corpus.toString()))
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
        assertThat(exit).as("exit of Jazzer, which says in %s what it found", log).isZero();
    }
}
