package org.trainyard.insights.curves;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

import org.trainyard.insights.curves.Comparison.Compared;
import org.trainyard.insights.curves.Comparison.Difference;
import org.trainyard.insights.curves.ComparisonChart.Figure;
import org.trainyard.runs.EpochReader;
import org.trainyard.runs.RunDefinition;
import org.trainyard.runs.RunView;
import org.trainyard.runs.Runs;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.StrictJson;

/** Puts runs side by side. */
@Service
class Comparisons {

    /** Settings that a label names. */
    private static final int MOST_NAMED = 2;

    private static final String DATASET_ID = "/dataset/id";
    private static final String DATASET_NAME = "/dataset/name";

    private final Runs runs;
    private final EpochReader epochs;
    private final StrictJson json;

    Comparisons(Runs runs, EpochReader epochs, StrictJson json) {
        this.runs = runs;
        this.epochs = epochs;
        this.json = json;
    }

    /**
     * @param ids of runs, {@code latest} for the newest; one that comes twice is shown once
     * @param points epochs of each run at most
     */
    Comparison of(List<String> ids, int points) {
        var views = ids.stream().map(runs::meant).distinct().map(runs::look).toList();
        var differences = Differences
                .between(views.stream().map(view -> settings(runs.find(view.id()).definition())).toList());
        var labels = labels(views, differences);
        var compared = IntStream.range(0, views.size()).mapToObj(i -> {
            var run = views.get(i);
            return new Compared(run.id(), run.name(), labels.get(i), run.state(), run.stopReason(), run.diverged(),
                    run.metrics(), epochs.thinned(run.id(), -1, points).content());
        }).toList();
        var first = views.getFirst();
        boolean sameLoss = views.stream().allMatch(run -> run.training().measuresLike(first.training())
                && run.dataset().sha256().equals(first.dataset().sha256()) && run.split().equals(first.split())
                && (run.seed() == first.seed() || !first.split().isDrawn(first.dataset().rows()))
                && run.preprocessing().targetScaling() == first.preprocessing().targetScaling());
        return new Comparison(compared, differences, sameLoss);
    }

    /** Refuses a figure that none of the runs can ever have. */
    void requireMeasured(List<String> ids, Figure figure) {
        var all = ids.stream().map(runs::meant).map(id -> runs.find(id).definition()).toList();
        if (all.stream().noneMatch(figure::isMeasuredIn)) {
            throw new Problem(ProblemType.VALIDATION, "None of these runs has a %s. They have %s.".formatted(
                    figure.label(),
                    Arrays.stream(Figure.values()).filter(one -> all.stream().anyMatch(one::isMeasuredIn))
                            .map(Figure::label).collect(Collectors.joining(", "))));
        }
    }

    /** As a run request has them, with every value in force. */
    private JsonNode settings(RunDefinition run) {
        var dataset = new LinkedHashMap<String, Object>();
        dataset.put("id", run.dataset().id());
        dataset.put("name", run.dataset().name());
        return json.tree(Map.of("model", Map.of("layers", run.network().layers()), "dataset", dataset, "preprocessing",
                run.preprocessing(), "split", run.split(), "training", run.training(), "seed", run.seed()));
    }

    /** The runs' names where these tell them apart, else the first settings that differ, else their numbers. */
    private static List<String> labels(List<RunView> views, List<Difference> differences) {
        var names = views.stream().map(RunView::name).filter(Objects::nonNull).filter(name -> !name.isBlank()).toList();
        if (names.size() == views.size() && new HashSet<>(names).size() == names.size()) {
            return names;
        }
        var told = differences.stream()
                .filter(difference -> difference.values().stream().noneMatch(JsonNode::isContainer)
                        && !difference.pointer().equals(DATASET_ID))
                .limit(MOST_NAMED)
                .toList();
        var labels = new ArrayList<String>();
        for (int i = 0; i < views.size(); i++) {
            int run = i;
            var settings = told.stream().map(difference -> word(difference, run)).collect(Collectors.joining(", "));
            labels.add(settings.isEmpty() || labels.contains(settings)
                    ? "run " + (i + 1) + (settings.isEmpty() ? "" : ", " + settings)
                    : settings);
        }
        return labels;
    }

    private static String word(Difference difference, int run) {
        var name = difference.pointer().equals(DATASET_NAME)
                ? "dataset"
                : difference.pointer().substring(difference.pointer().lastIndexOf('/') + 1);
        var value = difference.values().get(run);
        return name + " " + (value.isString() ? value.stringValue() : value.isNull() ? "none" : value.toString());
    }
}
