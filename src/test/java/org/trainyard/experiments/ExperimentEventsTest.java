package org.trainyard.experiments;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Who follows an experiment hears where it stands, how it gets on, and that it has ended. */
@ServiceTest
class ExperimentEventsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    RestTestClient http;

    Experiments experiments;

    @BeforeEach
    void connect() {
        experiments = new Experiments(http);
    }

    private record Event(String name, JsonNode data, String id) {}

    private List<Event> events(String path, String... headers) {
        var answer = experiments.api().get(path, headers);
        assertThat(answer.status()).isEqualTo(200);
        var events = new ArrayList<Event>();
        for (var block : answer.text("").split("\n\n", -1)) {
            if (block.contains("event:")) {
                events.add(new Event(line(block, "event:"), JSON.readTree(line(block, "data:")), line(block, "id:")));
            }
        }
        return events;
    }

    private static String line(String block, String field) {
        return block.lines().filter(line -> line.startsWith(field)).map(line -> line.substring(field.length()))
                .findFirst().orElse("");
    }

    @Test
    void theStreamRunsFromThePresentStateToTheFinalOne() {
        var experiment = experiments.post(Experiments.XOR.replace("\"epochs\": 30", "\"epochs\": 3000"),
                "\"repeats\": 6");
        var path = experiment.text("/links/events");

        var heard = events(path);

        assertThat(heard.getFirst().name()).isEqualTo("state");
        assertThat(heard.getFirst().data().path("state").asString()).isIn("queued", "running", "completed");
        assertThat(heard.getLast().name()).isEqualTo("state");
        assertThat(heard.getLast().data().path("state").asString()).isEqualTo("completed");
        var progress = heard.stream().filter(event -> event.name().equals("progress")).map(Event::data).toList();
        assertThat(progress).extracting(data -> data.path("fraction").doubleValue()).isSorted().last().isEqualTo(1.0);
        assertThat(progress.getLast().at("/runs/completed").intValue()).isEqualTo(6);
        assertThat(progress).allMatch(data -> data.at("/runs/total").intValue() == 6);
    }

    @Test
    void whoComesLateHearsTheEndAndWhoHasHeardItHearsNothing() {
        var experiment = experiments.finished(Experiments.XOR, "\"repeats\": 2");
        var path = experiment.text("/links/events");

        var heard = events(path);

        assertThat(heard).extracting(Event::name).containsExactly("state", "progress", "state");
        assertThat(experiments.api().get(path, "Last-Event-ID", heard.getLast().id()).status()).isEqualTo(204);
        assertThat(events(path, "Last-Event-ID", "running")).hasSize(3);
    }

    @Test
    void aCancelledExperimentEndsItsStream() {
        var experiment = experiments.post(Experiments.LONG, "\"repeats\": 3");
        experiments.api().post(experiment.text("/links/self") + "/cancel", "");

        assertThat(events(experiment.text("/links/events")).getLast().data().path("state").asString())
                .isEqualTo("cancelled");
    }
}
