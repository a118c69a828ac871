package org.trainyard.models;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What no model may be: refused by pointer, with the status and the type that a client can rely on, nothing stored. */
@ServiceTest
class RefusedModelsTest {

    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT = new ParameterizedTypeReference<>() {
    };

    @Autowired
    RestTestClient http;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # status | type            | pointer                 | body
            422 | validation      | /layers                 | {"layers": [], "inputs": 4}
            422 | validation      | /layers                 | {"inputs": 4}
            400 | type-mismatch   | /layers/0               | {"layers": [null]}
            422 | validation      | /layers/0/units         | {"layers": [{"units": 0, "activation": "relu"}]}
            422 | validation      | /layers/0/units         | {"layers": [{"activation": "relu"}]}
            422 | validation      | /layers/0/activation    | {"layers": [{"units": 1}]}
            422 | limit-exceeded  | /layers/0/units         | {"layers": [{"units": 8193, "activation": "relu"}]}
            422 | validation      | /inputs                 | {"inputs": 0, "layers": [{"units": 1, "activation": "relu"}]}
            400 | type-mismatch   | /layers/0/activation    | {"layers": [{"units": 8, "activation": 0}]}
            400 | unknown-property | /layers/0/type         | {"layers": [{"type": "conv2d", "units": 8, "activation": "relu"}]}
            400 | type-mismatch   | /layers                 | {"layers": {"0": {"units": 3}}}
            400 | type-mismatch   | /layers/0/units         | {"layers": [{"units": 3.7, "activation": "relu"}]}
            422 | validation      | /layers/0/dropout       | {"layers": [{"units": 8, "activation": "relu", "dropout": -0.1}]}
            422 | validation      | /layers/0/dropout       | {"layers": [{"units": 8, "activation": "relu", "dropout": 1}]}
            400 | unknown-property | /weights               | {"layers": [{"units": 8, "activation": "relu"}], "weights": [[1, 2], [3]]}
            422 | validation      | /layers/0/dropout       | {"layers": [{"units": 8, "activation": "sigmoid", "dropout": 0.5}]}
            422 | validation      | /layers/0/activation    | {"layers": [{"units": 2, "activation": "softmax"}, {"units": 1, "activation": "sigmoid"}]}
            422 | shape-mismatch  | /layers/0/weights/1     | {"layers": [{"units": 2, "activation": "tanh", "weights": [[1, 2], [3]]}]}
            422 | shape-mismatch  | /layers/0/weights       | {"inputs": 3, "layers": [{"units": 1, "activation": "tanh", "weights": [[1], [2]]}]}
            422 | shape-mismatch  | /layers/0/weights       | {"layers": [{"units": 1, "activation": "tanh", "weights": []}]}
            422 | shape-mismatch  | /layers/1/weights       | {"layers": [{"units": 2, "activation": "tanh"}, {"units": 1, "activation": "tanh", "weights": [[1]]}]}
            422 | shape-mismatch  | /layers/0/biases        | {"layers": [{"units": 2, "activation": "tanh", "biases": [1]}]}
            422 | validation      | /layers/0/biases        | {"layers": [{"units": 1, "activation": "tanh", "bias": false, "biases": [1]}]}
            422 | not-finite      | /layers/0/biases/0      | {"layers": [{"units": 1, "activation": "tanh", "biases": [1e39]}]}
            """)
    void refusesByPointer(int status, String type, String pointer, String body) {
        post(body).expectStatus().isEqualTo(status).expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON).expectBody().jsonPath("$.type")
                .isEqualTo("/problems/" + type).jsonPath("$.errors[?(@.pointer == '" + pointer + "')]").exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"          ", "", "a\\ud800b", "\\u202egpj.exe", "a\\u0000b", "line\\nbreak", "\\u2028"})
    void refusesNamesThatCannotBeShownAsTheyAre(String name) {
        var before = stored();
        post("{\"name\": \"%s\", \"layers\": [{\"units\": 1, \"activation\": \"linear\"}]}".formatted(name))
                .expectStatus()
                .isEqualTo(422).expectBody().jsonPath("$.errors[0].pointer").isEqualTo("/name");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void countsNamesInCodePoints() {
        post(named("😀".repeat(100))).expectStatus().isCreated();
        post(named("😀".repeat(101))).expectStatus().isEqualTo(422);
    }

    @Test
    void refusesMoreParametersThanTheLimitAllowsAndNamesBoth() {
        var layer = "{\"units\": 8192, \"activation\": \"relu\"}";
        post("{\"inputs\": 4, \"layers\": [" + (layer + ",").repeat(9) + layer + "]}").expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.type").isEqualTo("/problems/limit-exceeded").jsonPath("$.parameters")
                .isEqualTo(604094464).jsonPath("$.limit").isEqualTo(10000000);
    }

    @Test
    void refusesMoreLayersThanTheLimitAllows() {
        var layer = "{\"units\": 1, \"activation\": \"tanh\"}";
        post("{\"layers\": [" + (layer + ",").repeat(63) + layer + "]}").expectStatus().isCreated();
        post("{\"layers\": [" + (layer + ",").repeat(64) + layer + "]}").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.type").isEqualTo("/problems/limit-exceeded");
    }

    @Test
    void listsTheLegalActivations() {
        var detail = post("{\"layers\": [{\"units\": 1, \"activation\": \"relux\"}]}").expectStatus()
                .isEqualTo(422).expectBody(OBJECT).returnResult().getResponseBody();
        assertThat(String.valueOf(detail)).contains("relu", "leaky-relu", "softmax").doesNotContain("org.trainyard");
    }

    @Test
    void findsNothingUnderWhatIsNoId() {
        for (var id : new String[]{"not-a-uuid", "00000000-0000-7000-8000-000000000000", "a%00b"}) {
            http.get().uri(URI.create("/api/v1/models/" + id)).exchange().expectStatus()
                    .value(status -> assertThat(status).isIn(404, 400));
        }
    }

    private static String named(String name) {
        return "{\"name\": \"%s\", \"layers\": [{\"units\": 1, \"activation\": \"linear\"}]}".formatted(name);
    }

    /** How many models there are, as the list says. */
    private String stored() {
        var list = http.get().uri("/api/v1/models?size=1").exchange().expectBody(String.class).returnResult()
                .getResponseBody();
        return Objects.requireNonNull(list).replaceAll(".*(\"totalElements\":\\d+).*", "$1");
    }

    private ResponseSpec post(String body) {
        return http.post().uri("/api/v1/models").contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }
}
