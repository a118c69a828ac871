package org.trainyard.node;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What a node that is well says of itself. */
@ServiceTest
class HealthTest {

    @Autowired
    Api api;

    @Test
    void livenessAsksNothingOutsideOfTheProcess() {
        var liveness = api.get("/actuator/health/liveness");

        assertThat(liveness.status()).isEqualTo(200);
        assertThat(liveness.body().path("components").propertyNames()).containsExactly("livenessState");
    }

    @Test
    void readinessNamesTheDatabaseTheClockAndTheDiskAndHowTheyAre() {
        var readiness = api.get("/actuator/health/readiness");

        assertThat(readiness.status()).isEqualTo(200);
        assertThat(readiness.text("/status")).isEqualTo("UP");
        assertThat(readiness.body().path("components").propertyNames()).containsExactlyInAnyOrder("readinessState",
                "db", "clock", "diskSpace");
        assertThat(readiness.text("/components/db/details/database")).isIn("H2", "PostgreSQL");
        assertThat(readiness.number("/components/db/details/millis")).isPositive();
        assertThat(readiness.number("/components/clock/details/offsetSeconds")).isBetween(-5.0, 5.0);
        assertThat(readiness.number("/components/clock/details/toleranceSeconds")).isEqualTo(10);
        assertThat(readiness.number("/components/diskSpace/details/free")).isPositive();
        assertThat(readiness.number("/components/diskSpace/details/threshold")).isEqualTo(20 * 1024 * 1024);
    }

    @Test
    void theServiceLinksToItsHealthAndItsMetrics() {
        var links = api.get("/api/v1").body().path("links");

        assertThat(api.get(links.path("health").asString()).status()).isEqualTo(200);
        assertThat(api.get(links.path("prometheus").asString()).status()).isEqualTo(200);
    }
}
