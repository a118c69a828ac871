package org.trainyard.datasets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The hash of every built-in dataset and of every generator with its defaults, recorded when they were made. A changed
 * one means that runs of the past cannot be repeated.
 */
@ServiceTest
class RecordedHashesTest {

    private final Calls calls;

    RecordedHashesTest(@Autowired RestTestClient http) {
        this.calls = new Calls(http);
    }

    @Test
    void builtInsAndGeneratorsAreTheSameForEver() throws IOException {
        var found = new TreeMap<String, String>();
        for (var builtIn : BuiltIn.values()) {
            found.put(builtIn.label(), calls.get("/api/v1/datasets/" + builtIn.label()).get("sha256").stringValue());
        }
        for (var generator : calls.get("/api/v1/generators")) {
            var kind = generator.get("kind").stringValue();
            var preview = Calls.json(calls.http().post().uri("/api/v1/datasets/preview")
                    .contentType(MediaType.APPLICATION_JSON).body("{\"generator\": {\"kind\": \"" + kind + "\"}}")
                    .exchange().expectStatus().isOk());
            found.put("generator " + kind, preview.at("/dataset/sha256").stringValue());
        }
        assertThat(found).isEqualTo(recorded());
    }

    private static Map<String, String> recorded() throws IOException {
        var hashes = new TreeMap<String, String>();
        try (var in = Objects.requireNonNull(
                RecordedHashesTest.class.getResourceAsStream("/datasets/recorded-hashes.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .forEach(line -> hashes.put(line.substring(65), line.substring(0, 64)));
        }
        return hashes;
    }
}
