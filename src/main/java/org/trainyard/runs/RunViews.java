package org.trainyard.runs;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.trainyard.web.StrictJson;

/** Shows a run as clients see it. */
@Component
class RunViews {

    static final String PATH = "/api/v1/runs";

    private final RunRepository runs;
    private final StrictJson json;
    private final Clock clock;

    RunViews(RunRepository runs, StrictJson json, Clock clock) {
        this.runs = runs;
        this.json = json;
        this.clock = clock;
    }

    RunView of(Run run) {
        var made = json.read(run.definition(), RunDefinition.class);
        var ending = run.ending();
        return new RunView(run.getId(), run.name(), run.tags(), run.state(), made.model(), made.dataset(),
                made.preprocessing(), made.split(), made.training(), made.seed(), made.network().summary(), made.cost(),
                made.advice(), progress(run), queuePosition(run), run.metrics(), run.weightsSha256(),
                ending == null ? null : ending.diverged(), ending == null ? null : ending.stopReason(),
                ending == null ? null : ending.failure(), run.times().createdAt(), run.times().startedAt(),
                run.times().finishedAt(), run.owner(), links(run.getId()));
    }

    private RunView.Progress progress(Run run) {
        var fraction = run.state() == RunState.COMPLETED || run.epochs() == 0
                ? 1.0
                : (double) run.epoch() / run.epochs();
        return new RunView.Progress(run.epoch(), run.epochs(), fraction, etaSeconds(run, fraction),
                run.samplesPerSecond());
    }

    private @Nullable Double etaSeconds(Run run, double fraction) {
        var startedAt = run.times().startedAt();
        if (run.state() != RunState.RUNNING || startedAt == null || fraction == 0) {
            return null;
        }
        var seconds = Duration.between(startedAt, clock.instant()).toMillis() / 1000.0;
        return seconds * (1 - fraction) / fraction;
    }

    private @Nullable Long queuePosition(Run run) {
        return run.state() == RunState.QUEUED
                ? runs.countQueuedBefore(run.times().createdAt()) + 1
                : null;
    }

    private static Map<String, String> links(String id) {
        var links = new LinkedHashMap<String, String>();
        var self = PATH + "/" + id;
        links.put("self", self);
        for (var part : new String[]{"request", "epochs", "events", "checkpoints", "predictions", "evaluation"}) {
            links.put(part, self + "/" + part);
        }
        return links;
    }
}
