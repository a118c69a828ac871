package org.trainyard.runs;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

import org.trainyard.datasets.Datasets;
import org.trainyard.models.Models;
import org.trainyard.web.Caller;
import org.trainyard.web.Ids;
import org.trainyard.web.Limits;
import org.trainyard.web.Page;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.StrictJson;

/** What users do with runs: create, look, cancel, pause, resume, delete. */
@Service
class RunDesk {

    private final RunRepository runs;
    private final Admission admission;
    private final Models models;
    private final Datasets datasets;
    private final RunViews views;
    private final RunSignals signals;
    private final StrictJson json;
    private final Limits limits;
    private final Clock clock;

    RunDesk(RunRepository runs, Admission admission, Models models, Datasets datasets, RunViews views,
            RunSignals signals, StrictJson json, Limits limits, Clock clock) {
        this.runs = runs;
        this.admission = admission;
        this.models = models;
        this.datasets = datasets;
        this.views = views;
        this.signals = signals;
        this.json = json;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Stores a queued run, and its job with it.
     *
     * @throws Problem with all that is wrong with the request; {@code queue-full}
     */
    @Transactional
    public RunView create(RunRequest request, Caller caller) {
        if (runs.countByState(RunState.QUEUED) >= limits.queuedRuns()) {
            throw new Problem(ProblemType.QUEUE_FULL,
                    "%d runs are waiting already, which is as many as this service takes. Try again in a minute."
                            .formatted(limits.queuedRuns()),
                    List.of(), Map.of("retryAfter", 60));
        }
        var definition = admission.admit(request, true);
        models.hold(definition.model());
        datasets.hold(definition.dataset());
        var run = new Run(Ids.next(), caller.owner(), request, json.write(RequestJson.of(json.tree(request))),
                definition, json.write(definition), clock.instant());
        return views.of(runs.save(run));
    }

    /** @throws Problem with all that is wrong with the request */
    public RunCheck check(RunRequest request) {
        return RunCheck.of(admission.admit(request, false));
    }

    @Transactional(readOnly = true)
    public RunView find(String id) {
        return views.of(run(id));
    }

    @Transactional(readOnly = true)
    public JsonNode request(String id) {
        return json.read(run(id).request(), JsonNode.class);
    }

    @Transactional(readOnly = true)
    public Page<RunView> list(RunFilter filter, Pageable page) {
        return Page.of(runs.findAll(filter.specification(), page), views::of);
    }

    @Transactional
    public RunView cancel(String id) {
        return change(id, run -> run.cancel(clock.instant()));
    }

    @Transactional
    public RunView pause(String id) {
        return change(id, Run::pause);
    }

    @Transactional
    public RunView resume(String id) {
        return change(id, Run::resume);
    }

    @Transactional
    public void delete(String id) {
        var run = runs.findForChange(id).orElseThrow(() -> Runs.notFound(id));
        run.requireFinished();
        runs.delete(run);
    }

    /** Waits until a run is final, or so long; answers how it then stands. */
    public RunView await(String id, Duration atMost) {
        signals.await(id, atMost, () -> runs.findState(id).orElseThrow(() -> Runs.notFound(id)), RunState::isFinal);
        return find(id);
    }

    private RunView change(String id, Consumer<Run> verb) {
        var run = runs.findForChange(id).orElseThrow(() -> Runs.notFound(id));
        verb.accept(run);
        signals.announce(id);
        return views.of(runs.save(run));
    }

    private Run run(String id) {
        return runs.findById(id).orElseThrow(() -> Runs.notFound(id));
    }
}
