package org.trainyard.insights.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.Api;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run that has ended, and what the service predicts for the rows of its data.
 *
 * @param id of the run
 * @param body the run
 * @param rows the first rows of the data, without targets
 * @param targets theirs
 * @param answer to the question for predictions of these rows
 */
record TrainedRun(RestTestClient http, String id, JsonNode body, JsonNode rows, JsonNode targets, JsonNode answer) {

    /** Networks of all kinds are trained once, for all tests that one service answers. */
    private static final Map<Question, TrainedRun> KNOWN = new HashMap<>();
    private static final JsonMapper JSON = new JsonMapper();
    /** The two may differ by so much, of 1 or of the value where that is larger. */
    private static final double CLOSE = 1e-5;

    private record Question(RestTestClient http, ExportCases.Case given) {}

    static TrainedRun of(RestTestClient http, ExportCases.Case given) {
        return KNOWN.computeIfAbsent(new Question(http, given), _ -> of(http, given, 60));
    }

    /** The same with at most so many rows. */
    static TrainedRun of(RestTestClient http, ExportCases.Case given, int limit) {
        var api = new Api(http);
        var run = api.train(given.request());
        var features = run.body().at("/dataset/features").size();
        var page = api.get("/api/v1/datasets/" + run.text("/dataset/id") + "/rows?limit=" + limit).body().path("rows");
        var rows = JSON.createArrayNode();
        var targets = JSON.createArrayNode();
        for (var row : page) {
            var cells = rows.addArray();
            row.valueStream().limit(features).forEach(cells::add);
            if (row.size() == features + 1) {
                targets.add(row.path(features));
            } else {
                row.valueStream().skip(features).forEach(targets.addArray()::add);
            }
        }
        var answer = api.post("/api/v1/runs/" + run.text("/id") + "/predictions",
                JSON.createObjectNode().set("rows", rows).toString());
        assertThat(answer.status()).isEqualTo(200);
        return new TrainedRun(http, run.text("/id"), run.body(), rows, targets, answer.body());
    }

    /** The file. */
    byte[] export(String format) {
        var file = http.get().uri("/api/v1/runs/" + id + "/export?format=" + format).exchange().expectStatus().isOk()
                .expectBody(byte[].class).returnResult().getResponseBody();
        return Objects.requireNonNull(file, "a file");
    }

    /** What the service predicts, row by row. */
    List<JsonNode> predictions() {
        return answer.path("predictions").valueStream().toList();
    }

    /** Whether a number is the service's, but for rounding. */
    static void requireClose(String what, double here, JsonNode service) {
        double expected = service.asDouble(Double.NaN);
        assertThat(Math.abs(here - expected)).as("%s: %s, the service says %s", what, here, expected)
                .isLessThanOrEqualTo(CLOSE * Math.max(1, Math.abs(expected)));
    }
}
