package org.trainyard.datasets;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A service that has room for two small tables. */
@ServiceTest
@TestPropertySource(properties = "trainyard.limits.storage-bytes=5000")
class StorageLimitTest {

    @Autowired
    RestTestClient http;

    @Test
    void beyondItsRoomNothingIsStoredUntilSomethingIsDeleted() {
        var calls = new Calls(http);
        var first = calls.created(blobs(200, 1)).get("id").stringValue();
        var second = calls.created(blobs(200, 2));
        calls.post(blobs(200, 3)).expectStatus().isEqualTo(507).expectBody(String.class)
                .value(body -> assertThat(body).contains("/problems/storage-full",
                        "and 200 are left; this one has 2400"));
        assertThat(calls.created(blobs(200, 2)).get("sha256")).as("what is there already takes no room")
                .isEqualTo(second.get("sha256"));
        http.delete().uri("/api/v1/datasets/" + first).exchange().expectStatus().isNoContent();
        calls.created(blobs(200, 3));
    }

    private static String blobs(int samples, int seed) {
        return "{\"name\": \"blobs\", \"generator\": {\"kind\": \"blobs\", \"samples\": %d, \"seed\": %d}}"
                .formatted(samples, seed);
    }
}
