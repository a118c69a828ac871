package org.trainyard.experiments;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;

import org.trainyard.Api;

/** What a template's experiment has come to. */
record Seen(Api api, Api.Answer experiment, JsonNode rows) {

    /** Runs a request to its end. */
    static Seen of(Experiments experiments, JsonNode request) {
        var finished = experiments.finished(experiments.api().post(Experiments.PATH, request.toString()));
        return new Seen(experiments.api(), finished, experiments.results(finished).path("combinations"));
    }

    /** A figure of a metric, of each combination. */
    double[] all(String metric, String figure) {
        return IntStream.range(0, rows.size()).mapToDouble(row -> of(row, metric, figure)).toArray();
    }

    double of(int combination, String metric, String figure) {
        return rows.path(combination).path("metrics").path(metric).path(figure).asDouble(Double.NaN);
    }

    List<String> runs(int combination) {
        return rows.path(combination).path("runs").valueStream().map(JsonNode::asString).toList();
    }

    /** The place of a picture, with ids for their names. */
    String linked(String href) {
        return href.replace("{id}", experiment.text("/id")).replace("{run}", runs(rows.size() - 1).getFirst())
                .replace("{runs}", IntStream.range(0, rows.size()).mapToObj(row -> runs(row).getFirst())
                        .collect(Collectors.joining(",")));
    }

    /** The median over a combination's runs of the first layer's gradient over the last layer's, before training. */
    double gradientRatio(int combination) {
        var ratios = runs(combination).stream()
                .mapToDouble(run -> api.get("/api/v1/runs/" + run + "/layers").number("/content/0/gradientRatio"))
                .sorted().toArray();
        return ratios[ratios.length / 2];
    }
}
