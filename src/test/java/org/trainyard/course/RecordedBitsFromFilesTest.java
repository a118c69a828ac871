package org.trainyard.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;
import org.trainyard.compute.RecordedTraining;

import static org.assertj.core.api.Assertions.assertThat;

/** A service for which every table is larger than memory ends in the weights that are recorded. */
@ServiceTest
@TestPropertySource(properties = {"trainyard.datasets.in-memory=0B", "trainyard.datasets.files=target/rows"})
class RecordedBitsFromFilesTest {

    /** Every so many of the recorded trainings are posted. */
    private static final int STRIDE = 2;

    @Autowired
    RestTestClient http;
    @Value("${trainyard.datasets.files}")
    Path files;

    @Test
    void rowsInFilesGiveTheRecordedBits() throws IOException {
        var api = new Api(http);
        var all = RecordedTraining.all();
        var hashes = RecordedTraining.hashes();
        for (int i = 0; i < all.size(); i += STRIDE) {
            assertThat(api.train(all.get(i).request()).text("/weightsSha256")).as(all.get(i).name())
                    .isEqualTo(hashes.get(all.get(i).name()));
        }
        try (var written = Files.list(files)) {
            assertThat(written).isNotEmpty().allMatch(file -> file.toString().endsWith(".rows"));
        }
    }

    @Test
    void aRunTellsHowMuchItReadFromTheFile() {
        assertThat(bytesRead(30) - bytesRead(20)).as("bytes of ten epochs").isEqualTo(10 * bytesOfAnEpoch());
    }

    /** Each epoch trains on 120 rows and is measured over these and the 40 that validate, of two columns each. */
    private static double bytesOfAnEpoch() {
        return (120 + 120 + 40) * 2 * Float.BYTES;
    }

    private double bytesRead(int epochs) {
        var run = new Api(http).train("""
                {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "dataset": "moons",
                 "training": {"epochs": %d}}""".formatted(epochs));
        return run.number("/usage/bytesRead");
    }
}
