package org.trainyard.web.access;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.ServiceTest;
import org.trainyard.web.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

/** A deployment with a key is another service, so this test cannot share the one of all others. */
@ServiceTest
@TestPropertySource(properties = {"trainyard.api-key=correct horse battery",
    "trainyard.cors.origins=https://course.example", "trainyard.hosts=localhost,trainyard.example"})
class WithKeyTest {

    @Autowired
    RestTestClient http;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1", "/api/v1/limits", "/api/v1/nothing", "/actuator/prometheus", "/actuator/backup",
        "/.git/config"})
    void everyCallNeedsTheKey(String path) {
        http.get().uri(path).exchange().expectStatus().isUnauthorized().expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer").expectHeader().contentType("application/problem+json")
                .expectBody().jsonPath("$.type").isEqualTo("/problems/unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness",
        "/problems/unauthorized", "/swagger-ui/index.html", "/v3/api-docs"})
    void signsOfLifeAndDocumentationNeedNone(String path) {
        http.get().uri(path).exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness"})
    void whatIsWellMayBeKnownToAllAndWhyToThoseWithTheKey(String path) {
        http.get().uri(path).exchange().expectBody().jsonPath("$.components.db.status").isEqualTo("UP")
                .jsonPath("$..details").isEmpty();
        http.get().uri(path).header("Authorization", "Bearer correct horse battery").exchange().expectBody()
                .jsonPath("$.components.db.details.database").isNotEmpty()
                .jsonPath("$.components.clock.details.offsetSeconds").isNumber();
    }

    @Test
    void theKeyOpensTheMetrics() {
        http.get().uri("/actuator/prometheus").header("Authorization", "Bearer correct horse battery").exchange()
                .expectStatus().isOk().expectBody(String.class)
                .value(metrics -> assertThat(metrics).contains("trainyard_runs{state=\"queued\"} 0.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer ", "Bearer correct horse batter", "Basic Y29ycmVjdA==",
        "correct horse battery"})
    void anythingElseThanTheKeyIsNoKey(String header) {
        http.get().uri("/api/v1").header("Authorization", header).exchange().expectStatus().isUnauthorized();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer correct horse battery", "bearer correct horse battery"})
    void theKeyOpens(String header) {
        http.get().uri("/api/v1").header("Authorization", header).exchange().expectStatus().isOk().expectHeader()
                .doesNotExist("Set-Cookie");
    }

    @Test
    void onlyTheHostsOfTheSettingAreAnswered() {
        assertThat(health("Trainyard.example:8080")).startsWith("HTTP/1.1 200 ");
        assertThat(health("evil.example")).startsWith("HTTP/1.1 421 ").contains("/problems/host-not-allowed");
    }

    @Test
    void pagesOfTheSettingsOriginsMayCallAndMayReadWhatTheyNeed() {
        http.method(HttpMethod.OPTIONS).uri("/api/v1/runs").header("Origin", "https://course.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, idempotency-key, prefer").exchange()
                .expectStatus().isOk().expectHeader()
                .valueEquals("Access-Control-Allow-Origin", "https://course.example").expectHeader()
                .valueEquals("Access-Control-Allow-Headers", "authorization, idempotency-key, prefer");
        http.get().uri("/api/v1").header("Origin", "https://course.example")
                .header("Authorization", "Bearer correct horse battery").exchange().expectHeader()
                .valueEquals("Access-Control-Expose-Headers", "Location, ETag, Retry-After");
        http.get().uri("/api/v1").header("Origin", "https://evil.example")
                .header("Authorization", "Bearer correct horse battery").exchange().expectHeader()
                .doesNotExist("Access-Control-Allow-Origin");
    }

    private String health(String host) {
        return RawHttp.send(port,
                "GET /actuator/health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }
}
