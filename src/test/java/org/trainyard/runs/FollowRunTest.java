package org.trainyard.runs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A run's progress as a stream, as pages, and as tables. */
@ServiceTest
class FollowRunTest {

    private static final String MOONS = """
            {"model": {"layers": [{"units": 16, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "moons", "training": {"epochs": %s}}""";

    @Autowired
    RestTestClient http;

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Test
    void aStreamThatIsCutAndResumedGivesEveryEpochOnceInOrder() throws Exception {
        var id = api.post("/api/v1/runs", MOONS.formatted(3000)).text("/id");

        var seen = stream("/api/v1/runs/" + id + "/events", "", 700);
        seen.addAll(stream("/api/v1/runs/" + id + "/events", Integer.toString(seen.getLast()), Integer.MAX_VALUE));

        assertThat(seen).containsExactlyElementsOf(IntStream.rangeClosed(0, 3000).boxed().toList());
    }

    @Test
    void aStreamBeginsWithTheStateAndEndsWithTheFinalOne() throws Exception {
        var id = api.train(MOONS.formatted(3)).text("/id");

        var lines = lines("/api/v1/runs/" + id + "/events", "");

        assertThat(lines.stream().filter(line -> line.startsWith("event:")).toList()).containsExactly("event:state",
                "event:epoch", "event:epoch", "event:epoch", "event:epoch", "event:checkpoint", "event:state");
        assertThat(lines.getLast()).isEqualTo("data:{\"state\":\"completed\"}");
    }

    @Test
    void twoCheckpointsOfOneEpochAreBothTold() throws Exception {
        var id = api.train(MOONS.formatted("3, \"checkpointEvery\": 3")).text("/id");

        assertThat(lines("/api/v1/runs/" + id + "/events", "")).filteredOn(line -> line.contains("\"sha256\""))
                .satisfiesExactly(line -> assertThat(line).contains("\"kind\":\"periodic\""),
                        line -> assertThat(line).contains("\"kind\":\"final\""));
    }

    @Test
    void aClientThatHasEverythingIsToldToStop() throws Exception {
        var id = api.train(MOONS.formatted(3)).text("/id");

        assertThat(request("/api/v1/runs/" + id + "/events", "3").statusCode()).isEqualTo(204);
        assertThat(request("/api/v1/runs/" + id + "/events", "'; DROP TABLE").statusCode()).isEqualTo(200);
    }

    @Test
    void aRunThatEndedBeforeItsFirstEpochTellsItsEndAndIsNotAskedForEver() throws Exception {
        var id = api.post("/api/v1/runs", MOONS.formatted("5}, \"paused\": true, \"split\": {")).text("/id");
        api.post("/api/v1/runs/" + id + "/cancel", "");
        for (var path : List.of("/api/v1/runs/" + id + "/events", "/api/v1/runs/events?ids=" + id)) {
            assertThat(lines(path, "")).as("told with an id to come back with").contains("id:-1")
                    .anyMatch(line -> line.startsWith("data:{\"state\":\"cancelled\""));
            assertThat(request(path, "-1").statusCode()).isEqualTo(204);
        }
    }

    @Test
    void severalRunsShareOneStream() throws Exception {
        var a = api.train(MOONS.formatted(2)).text("/id");
        var b = api.train(MOONS.formatted(3)).text("/id");

        var lines = lines("/api/v1/runs/events?ids=" + a + "," + b, "");

        assertThat(lines.stream().filter(line -> line.contains("learningRate") && line.contains("\"run\":\"" + a)))
                .hasSize(3);
        assertThat(lines).contains("id:2,3");
        assertThat(request("/api/v1/runs/events?ids=" + a + "," + b, "2,3").statusCode()).isEqualTo(204);
    }

    @Test
    void latestLeadsToTheNewestRun() throws Exception {
        var id = api.train(MOONS.formatted(1)).text("/id");

        var redirect = request("/api/v1/runs/latest/epochs?limit=1", "");

        assertThat(redirect.statusCode()).isEqualTo(307);
        assertThat(redirect.headers().firstValue("Location")).contains("/api/v1/runs/" + id + "/epochs?limit=1");
    }

    @Test
    void pollingWithWaitFollowsARunToItsEnd() {
        var id = api.post("/api/v1/runs", MOONS.formatted(500)).text("/id");
        var seen = new ArrayList<Integer>();
        var next = "";
        while (true) {
            var page = api.get("/api/v1/runs/" + id + "/epochs?wait=30" + next).body();
            page.get("content").forEach(epoch -> seen.add(epoch.get("epoch").intValue()));
            if (page.get("content").isEmpty() && page.get("state").stringValue().equals("completed")) {
                break;
            }
            next = "&after=" + page.get("next");
        }
        assertThat(seen).containsExactlyElementsOf(IntStream.rangeClosed(0, 500).boxed().toList());
    }

    @Test
    void epochsComeAsTablesAndThinnedCurves() {
        var id = api.train(MOONS.formatted(200)).text("/id");

        var csv = api.get("/api/v1/runs/" + id + "/epochs?format=csv").body().stringValue();
        assertThat(csv.lines()).hasSize(202);
        assertThat(csv).startsWith("epoch,trainLoss,validationLoss,");
        assertThat(api.get("/api/v1/runs/" + id + "/epochs?format=ndjson").body().toString()).contains("trainLoss");
        var thinned = api.get("/api/v1/runs/" + id + "/epochs?points=11").body();
        assertThat(thinned.at("/content").findValuesAsString("epoch")).containsExactly("0", "20", "40", "60", "80",
                "100", "120", "140", "160", "180", "200");
    }

    /** Epoch numbers of a stream, cut after so many. */
    private List<Integer> stream(String path, String lastEventId, int atMost) throws Exception {
        var epochs = new ArrayList<Integer>();
        try (var client = HttpClient.newHttpClient()) {
            var body = client.send(to(path, lastEventId), BodyHandlers.ofInputStream()).body();
            try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                for (var line = reader.readLine(); line != null && epochs.size() < atMost; line = reader.readLine()) {
                    if (line.startsWith("id:")) {
                        epochs.add(Integer.parseInt(line.substring(3).strip()));
                    }
                }
            }
            client.shutdownNow();
        }
        return epochs;
    }

    private List<String> lines(String path, String lastEventId) throws Exception {
        return request(path, lastEventId).body().lines().filter(line -> !line.isBlank()).toList();
    }

    private HttpResponse<String> request(String path, String lastEventId) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(to(path, lastEventId), BodyHandlers.ofString());
        }
    }

    private HttpRequest to(String path, String lastEventId) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Accept",
                "text/event-stream");
        return lastEventId.isEmpty() ? request.build() : request.header("Last-Event-ID", lastEventId).build();
    }
}
