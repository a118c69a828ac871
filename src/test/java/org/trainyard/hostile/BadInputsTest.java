package org.trainyard.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Every hostile request is answered as it must be, and leaves the service well. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputsTest {

    /** Cases that wait for something this service does not have yet, and why. */
    private static final Map<String, String> WAITING = Map.of(
            "F044", "needs a disk that is full: a loop mount",
            "R033", "needs a queue at its limit",
            "R037", "needs the accounts of two students",
            "R043", "needs a memory budget of 64 MB, which MemoryBudgetTest has");

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    RestTestClient http;

    @LocalServerPort
    int port;

    private final Map<String, String> fixtures = new HashMap<>();

    @BeforeAll
    void createFixtures() {
        fixtures.put("randomUuid", UUID.randomUUID().toString());
        fixtures.put("ownModel", created("/api/v1/models", """
                {"name": "own", "inputs": 4, "layers": [{"units": 4, "activation": "tanh"},
                 {"units": 3, "activation": "softmax"}]}"""));
        fixtures.put("ownModel2Classes", created("/api/v1/models", """
                {"name": "two", "inputs": 4, "layers": [{"units": 2, "activation": "softmax"}]}"""));
        fixtures.put("ownModelLargest", created("/api/v1/models", """
                {"name": "large", "inputs": 4, "layers": [{"units": 3000, "activation": "relu"},
                 {"units": 3000, "activation": "relu"}, {"units": 3, "activation": "softmax"}]}"""));
        fixtures.put("ownDataset", created("/api/v1/datasets", """
                {"name": "own", "generator": {"kind": "teacher", "inputs": 4, "classes": 3, "samples": 150}}"""));
        fixtures.put("ownDatasetLargest", created("/api/v1/datasets", """
                {"name": "large", "generator": {"kind": "teacher", "inputs": 4, "classes": 3, "samples": 60000}}"""));
        var run = """
                {"model": "%s", "dataset": "%s", "training": {"epochs": 5}}""".formatted(fixtures.get("ownModel"),
                fixtures.get("ownDataset"));
        fixtures.put("ownRun", finishedRun(run));
        fixtures.put("finishedRun", finishedRun(run));
        var used = run.replace(fixtures.get("ownModel"), created("/api/v1/models", """
                {"name": "used", "inputs": 4, "layers": [{"units": 3, "activation": "softmax"}]}"""));
        fixtures.put("ownModelInUse", JSON.readTree(used).get("model").stringValue());
        finishedRun(used);
        fixtures.put("runningRun", created("/api/v1/runs", run.replace("\"epochs\": 5", "\"epochs\": 90000")));
        fixtures.put("usedKey", "used-" + UUID.randomUUID());
        http.post().uri("/api/v1/runs").header("Content-Type", "application/json")
                .header("Idempotency-Key", fixtures.get("usedKey")).body(run).exchange().expectStatus()
                .is2xxSuccessful();
    }

    /** The workers are everybody's: no run of these tests may keep them from the next. */
    @AfterAll
    void cancelWhatStillRuns() {
        var runs = JSON.readTree(http.get().uri("/api/v1/runs?size=200").exchange().expectBody(String.class)
                .returnResult().getResponseBody()).get("content");
        runs.forEach(run -> http.post().uri("/api/v1/runs/" + run.get("id").stringValue() + "/cancel").exchange());
    }

    @TestFactory
    Stream<DynamicTest> areAnsweredAsTheyMustBe() throws IOException {
        var cases = new ArrayList<JsonNode>();
        try (var file = new ClassPathResource("hostile/bad-inputs.json").getInputStream()) {
            JSON.readTree(file).forEach(cases::add);
        }
        assertThat(cases).hasSizeGreaterThan(100);
        assertThat(cases.stream().map(test -> test.get("id").stringValue())).containsAll(WAITING.keySet());
        return cases.stream().filter(test -> !WAITING.containsKey(test.get("id").stringValue()))
                .map(test -> DynamicTest.dynamicTest(
                        test.get("id").stringValue() + " " + test.get("why").stringValue(), () -> fire(test)));
    }

    private void fire(JsonNode test) throws IOException {
        var accepted = new ArrayList<>(List.of(test.get("expectStatus").intValue()));
        test.path("alsoAccept").forEach(status -> accepted.add(status.intValue()));

        var answer = new HostileRequest(test, fixtures).send(port);

        assertThat(answer.status()).as(answer.body()).isIn(accepted);
        if (answer.status() >= 400) {
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.body()).doesNotContain("Exception", "org.trainyard", "java.", "jakarta.", "/tmp/");
            var problem = JSON.readTree(answer.body());
            assertThat(problem.path("type").asString("")).startsWith("/problems/");
            assertThat(problem.path("detail").asString("")).isNotBlank();
            if (answer.status() == test.get("expectStatus").intValue() && test.has("expectType")) {
                assertThat(problem.get("type").stringValue())
                        .isEqualTo("/problems/" + test.get("expectType").stringValue());
            }
        }
        http.get().uri("/actuator/health").exchange().expectStatus().isOk();
    }

    private String finishedRun(String body) {
        return id(http.post().uri("/api/v1/runs").header("Content-Type", "application/json")
                .header("Prefer", "wait=30").body(body).exchange().expectStatus().isCreated());
    }

    private String created(String path, String body) {
        return id(http.post().uri(path).header("Content-Type", "application/json").body(body).exchange().expectStatus()
                .is2xxSuccessful());
    }

    private static String id(RestTestClient.ResponseSpec answer) {
        var body = answer.expectBody(String.class).returnResult().getResponseBody();
        return JSON.readTree(body).get("id").stringValue();
    }
}
