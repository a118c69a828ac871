package org.trainyard.insights.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a text or a number is, Python reads it as it was meant. */
class LiteralTest {

    private static final List<String> TEXTS = List.of("", "plain", "\"", "'", "\\", "\\\"", "\"\"\"", "'''",
            "\\N{DIGIT ONE}",
            "a\nb", "a\rb", "\r\n", "\t\u000b\f\u0000\u001b[2J", "# no comment", "\"); import os #", "{x}${run}%s%d",
            "naïve Ωμέγα 火 שלום", "\u2028\u2029\u0085", "\u202e\u2066\u200f", "👩‍💻 \ud83d\ude00", "e\u0301",
            "\u00a0\u3000",
            "\ufeff", "\ud800");

    @TempDir
    Path folder;

    @Test
    void textsAreReadAsTheyWere() throws Exception {
        var texts = new ArrayList<>(TEXTS);
        texts.addAll(IntStream.range(0, 0x3000).mapToObj(Character::toString).toList());
        var source = new StringBuilder("import json\nprint(json.dumps([\n");
        for (var text : texts) {
            var literal = Literal.of(text);
            assertThat(literal.codePoints())
                    .allMatch(point -> (point >= ' ' && point < 0x7f) || Character.isLetter(point));
            source.append(literal).append(",\n");
        }
        assertThat(new JsonMapper().readValue(python(source.append("]))").toString()), String[].class))
                .containsExactlyElementsOf(texts);
        assertThat(Literal.of((String) null)).isEqualTo("None");
    }

    @Test
    void numbersKeepEveryBit() throws Exception {
        var random = new SplittableRandom(1);
        var bits = IntStream.concat(IntStream.of(0, 1, 0x80000000, 0x7f7fffff, 0x00800000, 0x007fffff, 0x3f800000),
                IntStream.generate(random::nextInt).filter(each -> Float.isFinite(Float.intBitsToFloat(each)))
                        .limit(20_000))
                .toArray();
        var source = new StringBuilder(
                "import struct\nprint(' '.join(str(struct.unpack('<i', struct.pack('<f', x))[0]) "
                        + "for x in [\n");
        for (int each : bits) {
            source.append(Literal.of(Float.intBitsToFloat(each))).append(",\n");
        }
        var read = python(source.append("]))").toString()).strip().split(" ", -1);
        assertThat(read).containsExactly(IntStream.of(bits).mapToObj(String::valueOf).toArray(String[]::new));
        assertThat(List.of(Literal.of(Double.NaN), Literal.of(Float.POSITIVE_INFINITY), Literal.of(1e-10)))
                .containsExactly("float(\"nan\")", "float(\"inf\")", "1.0e-10");
    }

    private String python(String source) throws Exception {
        var python = Python.with("json");
        Shell.require(python.isPresent(), "python3");
        var file = folder.resolve("literals.py");
        java.nio.file.Files.writeString(file, source);
        return python.orElseThrow().run(folder, false, List.of(file.toString()));
    }
}
