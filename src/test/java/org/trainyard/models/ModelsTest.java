package org.trainyard.models;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class ModelsTest {

    private static final String CLASSIFIER = """
            {"name": "three classes", "inputs": 3,
             "layers": [{"units": 4, "activation": "relu"}, {"units": 3, "activation": "softmax"}]}""";

    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT = new ParameterizedTypeReference<>() {
    };

    @Autowired
    RestTestClient http;

    @Test
    void sumsUp343() {
        post("/api/v1/models/summary", CLASSIFIER).expectStatus().isOk().expectBody().json("""
                {"id": null, "name": "three classes", "inputs": 3,
                 "summary": {"inputShape": [3, 1], "outputShape": [3, 1], "parameters": 31, "layers": [
                   {"inputShape": [3, 1], "outputShape": [4, 1], "weights": 12, "biases": 4, "parameters": 16,
                    "activation": "relu"},
                   {"inputShape": [4, 1], "outputShape": [3, 1], "weights": 12, "biases": 3, "parameters": 15,
                    "activation": "softmax"}]},
                 "advice": [], "createdAt": null, "owner": "local"}""");
    }

    @Test
    void counts13ParametersFor231() {
        post("/api/v1/models/summary",
                """
                {"inputs": 2, "layers": [{"units": 3, "activation": "sigmoid"}, {"units": 1, "activation": "sigmoid"}]}""")
                .expectStatus().isOk().expectBody().jsonPath("$.summary.parameters").isEqualTo(13);
    }

    @Test
    void showsEveryDefaultInForce() {
        post("/api/v1/models/summary", """
                {"inputs": 2, "layers": [{"units": 1, "activation": "sigmoid"}]}""").expectStatus().isOk().expectBody()
                .json("""
                        {"layers": [{"units": 1, "activation": "sigmoid", "bias": true, "initializer": "glorot-uniform",
                          "dropout": 0}]}""");
    }

    @Test
    void leavesTheSummaryOpenWhereTheDataDecidesTheInputs() {
        post("/api/v1/models/summary", """
                {"layers": [{"units": 1, "activation": "sigmoid"}]}""").expectStatus().isOk().expectBody().json("""
                {"inputs": null, "summary": null, "advice": []}""");
    }

    @Test
    void takesTheInputsFromExplicitWeights() {
        post("/api/v1/models/summary", """
                {"layers": [{"units": 1, "activation": "step", "weights": [[1], [1]], "biases": [-1.5]}]}""")
                .expectStatus().isOk().expectBody().jsonPath("$.inputs").isEqualTo(2).jsonPath("$.summary.parameters")
                .isEqualTo(3).jsonPath("$.layers[0].biases[0]").isEqualTo(-1.5);
    }

    @Test
    void storesShowsAndDeletes() {
        var created = post("/api/v1/models", CLASSIFIER).expectStatus().isCreated().expectBody(OBJECT)
                .returnResult();
        var location = Objects.requireNonNull(created.getResponseHeaders().getLocation());
        assertThat(location.getPath()).isEqualTo("/api/v1/models/" + body(created.getResponseBody()).get("id"));

        var shown = http.get().uri(location.getPath()).exchange().expectStatus().isOk().expectBody(OBJECT)
                .returnResult().getResponseBody();
        assertThat(shown).isEqualTo(created.getResponseBody());

        http.delete().uri(location.getPath()).exchange().expectStatus().isNoContent();
        http.get().uri(location.getPath()).exchange().expectStatus().isNotFound();
        http.delete().uri(location.getPath()).exchange().expectStatus().isNotFound();
    }

    @Test
    void listsTheNewestFirstAndSortsByName() {
        create("zzz list");
        var newest = create("aaa list");
        http.get().uri("/api/v1/models?size=1").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.content[0].id").isEqualTo(newest).jsonPath("$.page.size").isEqualTo(1);
        http.get().uri("/api/v1/models?size=1&sort=name,desc").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.content[0].name").isEqualTo("zzz list");
        http.get().uri("/api/v1/models?sort=definition").exchange().expectStatus().isBadRequest();
    }

    @Test
    void storesOnceForOneIdempotencyKey() {
        var key = UUID.randomUUID().toString();
        var first = keyed(key, CLASSIFIER).expectStatus().isCreated().expectBody(OBJECT).returnResult();
        var second = keyed(key, CLASSIFIER).expectStatus().isCreated().expectBody(OBJECT).returnResult();
        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(second.getResponseHeaders().getLocation()).isEqualTo(first.getResponseHeaders().getLocation());
        keyed(key, CLASSIFIER.replace("three", "four")).expectStatus().isEqualTo(422);
    }

    @Test
    void keepsNamesLiterallyAndInOneForm() {
        for (var name : new String[]{"\\\"><img src=x onerror=alert(1)>", "${jndi:ldap://127.0.0.1:1/a}",
            "model%2Fa"}) {
            post("/api/v1/models", CLASSIFIER.replace("three classes", name)).expectStatus().isCreated().expectBody()
                    .jsonPath("$.name").isEqualTo(name.replace("\\", ""));
        }
        post("/api/v1/models", CLASSIFIER.replace("three classes", "cafe\u0301")).expectStatus().isCreated()
                .expectBody().jsonPath("$.name").isEqualTo("caf\u00e9");
    }

    @Test
    void advisesInTheAnswer() {
        post("/api/v1/models", """
                {"inputs": 4, "layers": [{"units": 1, "activation": "softmax"}]}""").expectStatus().isCreated()
                .expectBody().jsonPath("$.advice[0].code").isEqualTo("softmax-on-one-unit")
                .jsonPath("$.advice[0].pointer").isEqualTo("/layers/0/activation");
    }

    private ResponseSpec post(String uri, String body) {
        return http.post().uri(uri).contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    private ResponseSpec keyed(String key, String body) {
        return http.post().uri("/api/v1/models").contentType(MediaType.APPLICATION_JSON).header("Idempotency-Key", key)
                .body(body).exchange();
    }

    private Object create(String name) {
        return Objects.requireNonNull(
                body(post("/api/v1/models", CLASSIFIER.replace("three classes", name)).expectStatus().isCreated()
                        .expectBody(OBJECT).returnResult().getResponseBody()).get("id"));
    }

    private static Map<String, Object> body(@Nullable Map<String, Object> found) {
        return Objects.requireNonNull(found);
    }
}
