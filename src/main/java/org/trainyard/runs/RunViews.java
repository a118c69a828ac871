package org.trainyard.runs;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import org.trainyard.web.StrictJson;

/** Shows a run as clients see it. */
@Component
class RunViews {

    static final String PATH = "/api/v1/runs";

    private final RunRepository runs;
    private final StrictJson json;

    RunViews(RunRepository runs, StrictJson json) {
        this.runs = runs;
        this.json = json;
    }

    RunView of(Run run) {
        var made = json.read(run.definition(), RunDefinition.class);
        var ending = run.ending();
        return new RunView(run.getId(), run.name(), run.tags(), run.state(), made.model(), made.dataset(),
                made.preprocessing(), made.split(), made.training(), made.seed(), made.network().summary(), made.cost(),
                made.advice(), progress(run, made), queuePosition(run), run.metrics(), run.usage(), run.weightsSha256(),
                ending == null ? null : ending.diverged(), ending == null ? null : ending.stopReason(),
                ending == null ? null : ending.failure(), run.times().createdAt(), run.times().startedAt(),
                run.times().finishedAt(), continued(run), verified(run),
                run.membership() == null ? null : run.membership().experimentId(), run.owner(), links(run));
    }

    private static RunView.Progress progress(Run run, RunDefinition made) {
        var fraction = run.state() == RunState.COMPLETED || run.epochs() == 0
                ? 1.0
                : (double) run.epoch() / run.epochs();
        return new RunView.Progress(run.epoch(), run.epochs(), fraction, etaSeconds(run, made),
                run.samplesPerSecond(), run.pauseAfter());
    }

    private static @Nullable Double etaSeconds(Run run, RunDefinition made) {
        var speed = run.samplesPerSecond();
        if (run.state() != RunState.RUNNING || speed == null || speed <= 0) {
            return null;
        }
        return (double) (run.epochs() - run.epoch()) * made.trainingRows() / speed;
    }

    private @Nullable Long queuePosition(Run run) {
        var since = run.times().queuedAt();
        if (run.state() != RunState.QUEUED || since == null) {
            return null;
        }
        return runs.countQueuedBefore(run.priority().rank(), since) + 1;
    }

    /** Where a run goes on from, with what it changes. */
    RunView.@Nullable Continued continued(Run run) {
        var origin = run.origin();
        if (origin == null || run.lineage() == null || run.lineage().changes() == null) {
            return null;
        }
        return new RunView.Continued(origin.runId(), origin.epoch(),
                List.of(json.read(run.lineage().changes(), RunView.Change[].class)));
    }

    private static RunView.@Nullable Verified verified(Run run) {
        var lineage = run.lineage();
        if (lineage == null || lineage.verifiedId() == null || lineage.expectedSha256() == null) {
            return null;
        }
        return new RunView.Verified(lineage.verifiedId(), lineage.expectedSha256(), isSame(run));
    }

    /** Whether a verification met the fingerprint; null unless it came to a result. */
    static @Nullable Boolean isSame(Run run) {
        if (run.state() != RunState.COMPLETED || run.lineage() == null) {
            return null;
        }
        return Objects.equals(run.weightsSha256(), run.lineage().expectedSha256());
    }

    /** The answer to who asked for a new run: 201 where it has come to its end, 202 where that is still to come. */
    static ResponseEntity<RunView> answer(RunView run) {
        return ResponseEntity.status(run.state().isFinal() ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                .location(URI.create(PATH + "/" + run.id())).body(run);
    }

    private static Map<String, String> links(Run run) {
        var links = new LinkedHashMap<String, String>();
        var self = PATH + "/" + run.getId();
        links.put("self", self);
        for (var part : new String[]{"request", "epochs", "events", "checkpoints", "predictions", "evaluation",
            "plot", "surface", "layers", "diagnosis", "export", "provenance"}) {
            links.put(part, self + "/" + part);
        }
        var origin = run.origin();
        if (origin != null) {
            links.put("parent", PATH + "/" + origin.runId());
        }
        var membership = run.membership();
        if (membership != null) {
            links.put("experiment", "/api/v1/experiments/" + membership.experimentId());
        }
        return links;
    }
}
