package org.trainyard.web.probe;

import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.web.ProblemType;

import static org.assertj.core.api.Assertions.assertThat;

@ProbeTest
class ServedOverHttpTest {

    @Autowired
    RestTestClient http;

    @Test
    void tellsWhatItIsAndWhatItAllows() {
        http.get().uri("/api/v1").exchange().expectStatus().isOk().expectBody().jsonPath("$.name")
                .isEqualTo("Trainyard")
                .jsonPath("$.numericsVersion").isNumber().jsonPath("$.version").isNotEmpty().jsonPath("$.links.limits")
                .isEqualTo("/api/v1/limits");
        http.get().uri("/api/v1/limits").exchange().expectStatus().isOk().expectBody().jsonPath("$.units")
                .isEqualTo(8192)
                .jsonPath("$.uploadBytes").isEqualTo(512 * 1024 * 1024).jsonPath("$.pageSize").isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeOfProblemHasAPageWithoutScripts(ProblemType type) {
        var page = http.get().uri(type.path()).exchange().expectStatus().isOk().expectHeader()
                .contentType("text/html;charset=UTF-8").expectBody(String.class).returnResult().getResponseBody();

        assertThat(page).contains("<code>" + type.slug() + "</code>").doesNotContain("<script", "<key>");
        http.get().uri("/problems").exchange().expectBody(String.class)
                .value(all -> assertThat(all).contains("\"" + type.path() + "\""));
    }

    @Test
    void answersNotModifiedToWhoeverHasTheAnswer() {
        var tag = http.get().uri("/api/v1/limits").exchange().expectBody().returnResult().getResponseHeaders()
                .getETag();

        http.get().uri("/api/v1/limits").header(HttpHeaders.IF_NONE_MATCH, Objects.requireNonNull(tag)).exchange()
                .expectStatus().isNotModified();
        http.get().uri("/api/v1/limits").header(HttpHeaders.IF_NONE_MATCH, "\"other\"").exchange().expectStatus()
                .isOk();
    }

    @Test
    void aMisspeltParameterIsToldAndOneOfSomebodyElseIsNot() {
        http.get().uri("/api/v1/probes?siez=7").exchange().expectStatus().isBadRequest().expectBody()
                .jsonPath("$.detail").isEqualTo("There is no parameter \"siez\" here; did you mean size?");
        http.get().uri("/api/v1/probes?_=1764300000&utm_source=mail&name=a&Kind.x=1").exchange().expectStatus().isOk();
    }

    @Test
    void handsControllersThePageTheCallerAndThePatienceAskedFor() {
        http.get().uri("/api/v1/probes?page=2&size=7&sort=metrics.loss,desc&kind=leaky-relu").header("Prefer", "wait=9")
                .exchange().expectStatus().isOk().expectBody(String.class).isEqualTo("{\"page\":2,\"size\":7,"
                        + "\"sort\":\"loss: DESC,id: DESC\",\"patience\":9,\"kind\":\"leaky-relu\"}");
        http.get().uri("/api/v1/probes").exchange().expectBody(String.class).isEqualTo("{\"page\":0,\"size\":20,"
                + "\"sort\":\"createdAt: DESC,id: DESC\",\"patience\":0,\"kind\":null}");
    }

    @Test
    void protectsItsAnswersFromBrowsers() {
        http.get().uri("/swagger-ui/index.html").exchange().expectStatus().isOk().expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff").expectHeader().valueEquals("X-Frame-Options", "DENY")
                .expectHeader().value("Content-Security-Policy", policy -> assertThat(policy)
                        .contains("default-src 'self'", "frame-ancestors 'none'").doesNotContain("script-src"));
        http.get().uri("/api/v1").header("Origin", "https://evil.example").exchange().expectHeader()
                .doesNotExist("Access-Control-Allow-Origin");
    }

    @Test
    void swaggerUiIsServedWithoutInlineScripts() {
        http.get().uri("/swagger-ui.html").exchange().expectStatus().is3xxRedirection();
        http.get().uri("/swagger-ui/index.html").exchange().expectBody(String.class)
                .value(page -> assertThat(page).contains("swagger-ui-bundle.js")
                        .doesNotContainPattern("<script>|onload="));
    }
}
