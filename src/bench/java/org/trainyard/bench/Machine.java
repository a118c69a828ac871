package org.trainyard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** On what the figures were measured. */
final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** A sentence with date, processor, cores, Java and system. */
    static String description() throws IOException {
        return "Measured on %s: %s, %d cores, %s %s, %s.".formatted(LocalDate.now(ZoneId.systemDefault()), processor(),
                Runtime.getRuntime().availableProcessors(), System.getProperty("java.vm.name"), Runtime.version(),
                system());
    }

    private static String processor() throws IOException {
        if (!Files.exists(PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        var lines = Files.readAllLines(PROCESSORS);
        return after(lines, "model name", System.getProperty("os.arch")) + simd(lines);
    }

    private static String simd(List<String> lines) {
        var flags = List.of(after(lines, "flags", "").split(" ", -1));
        return flags.contains("avx512f") ? " (AVX-512)" : flags.contains("avx2") ? " (AVX2)" : "";
    }

    private static String system() throws IOException {
        var release = Path.of("/etc/os-release");
        return Files.exists(release)
                ? after(Files.readAllLines(release), "PRETTY_NAME", "Linux").replace("\"", "")
                : System.getProperty("os.name");
    }

    /** What stands behind "key :" or "key=" in the first line that has it. */
    private static String after(List<String> lines, String key, String otherwise) {
        return lines.stream().filter(line -> line.startsWith(key)).findFirst()
                .map(line -> line.substring(key.length()).replaceFirst("^\\s*[:=]\\s*", "")).orElse(otherwise);
    }
}
