package org.trainyard.course;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;
import org.trainyard.compute.RecordedTraining;

import static org.assertj.core.api.Assertions.assertThat;

/** What the engine ends in by itself is what the service answers, on any database, with eight clients at once. */
@ServiceTest
class RecordedBitsOverHttpTest {

    /** Every so many of the recorded trainings are posted. */
    private static final int STRIDE = 3;

    @Autowired
    RestTestClient http;

    @Test
    void eightClientsAtOnceGetTheRecordedBits() throws InterruptedException, ExecutionException {
        var api = new Api(http);
        var all = RecordedTraining.all();
        var hashes = RecordedTraining.hashes();
        try (var clients = Executors.newFixedThreadPool(8)) {
            var posted = all.stream().filter(one -> all.indexOf(one) % STRIDE == 0)
                    .map(one -> clients.submit(() -> assertThat(api.train(one.request()).text("/weightsSha256"))
                            .as(one.name()).isEqualTo(hashes.get(one.name()))))
                    .toList();
            assertThat(posted).hasSizeGreaterThanOrEqualTo(16);
            for (var one : posted) {
                one.get();
            }
        }
    }
}
