package org.trainyard.runs;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

import org.trainyard.datasets.Datasets;
import org.trainyard.models.Models;
import org.trainyard.web.Caller;
import org.trainyard.web.Ids;
import org.trainyard.web.Limits;
import org.trainyard.web.Page;
import org.trainyard.web.Prefer;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.StrictJson;

/** What users do with runs: create, look, cancel, pause, resume, delete. */
@Service
class RunDesk {

    private static final Logger LOG = LoggerFactory.getLogger(RunDesk.class);

    private final RunRepository runs;
    private final Admission admission;
    private final Models models;
    private final Datasets datasets;
    private final EpochTable epochs;
    private final RunViews views;
    private final RunSignals signals;
    private final RunMeters meters;
    private final StrictJson json;
    private final Limits limits;
    private final Clock clock;

    RunDesk(RunRepository runs, Admission admission, Models models, Datasets datasets, EpochTable epochs,
            RunViews views, RunSignals signals, RunMeters meters, StrictJson json, Limits limits, Clock clock) {
        this.runs = runs;
        this.admission = admission;
        this.models = models;
        this.datasets = datasets;
        this.epochs = epochs;
        this.views = views;
        this.signals = signals;
        this.meters = meters;
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
        requireRoom(1);
        return views.of(order(request, admission.admit(request, true), caller, Priority.NORMAL, null));
    }

    /** @throws Problem {@code queue-full} */
    void requireRoom(int more) {
        var waiting = runs.countByState(RunState.QUEUED);
        if (waiting + more > limits.queuedRuns()) {
            throw new Problem(ProblemType.QUEUE_FULL, waiting < limits.queuedRuns()
                    ? "%d runs are waiting already; with %d more there would be more than the %d that this service takes. Try again later, or with fewer."
                            .formatted(waiting, more, limits.queuedRuns())
                    : "%d runs are waiting already, which is as many as this service takes. Try again in a minute."
                            .formatted(limits.queuedRuns()),
                    List.of(), Map.of("retryAfter", 60));
        }
    }

    /** Stores a run that was asked for by itself or by an experiment, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    Run order(RunRequest request, RunDefinition definition, Caller caller, Priority priority,
            @Nullable Membership membership) {
        models.hold(definition.model());
        return store(new NewRun(caller.owner(), request.name(), request.tags(),
                json.write(RequestJson.of(json.tree(request))), definition, request.paused(), priority, null,
                membership));
    }

    /** Stores what was admitted, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    RunView place(NewRun order) {
        return views.of(store(order));
    }

    private Run store(NewRun order) {
        datasets.hold(order.definition().dataset());
        var run = new Run(Ids.next(), order, json.write(order.definition()), clock.instant());
        var origin = run.origin();
        runs.saveAndFlush(run);
        if (origin != null) {
            epochs.share(origin.runId(), run.getId(), origin.epoch());
        }
        return run;
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
    public RunView resume(String id, @Nullable Integer forEpochs) {
        return change(id, run -> run.resume(forEpochs, clock.instant()));
    }

    @Transactional
    public void delete(String id) {
        var run = runs.findForChange(id).orElseThrow(() -> Runs.notFound(id));
        run.requireFinished();
        var membership = run.membership();
        if (membership != null) {
            throw new Problem(ProblemType.IN_USE,
                    "This run belongs to an experiment, and is deleted with it: DELETE /api/v1/experiments/%s."
                            .formatted(membership.experimentId()),
                    List.of(), Map.of("experiment", membership.experimentId()));
        }
        var others = runs.findContinuing(id, Limit.of(10));
        if (!others.isEmpty()) {
            throw new Problem(ProblemType.IN_USE,
                    "Other runs go on from this one, or verify one that does. Delete them first: %s."
                            .formatted(String.join(", ", others)),
                    List.of(), Map.of("runs", others));
        }
        runs.delete(run);
    }

    /** A run as it stands, or, where the client prefers to wait, at its end if that comes in time. */
    public RunView settled(RunView run, Prefer prefer) {
        var wait = prefer.atMost();
        return wait.isPositive() && !run.state().isFinal() ? await(run.id(), wait) : run;
    }

    /**
     * The same for a run that was just stored. Trouble in looking at it again is not told instead: who heard of it would
     * send the request a second time.
     */
    public RunView settledOrStored(RunView stored, Prefer prefer) {
        try {
            return settled(stored, prefer);
        } catch (Problem | DataAccessException | TransactionException e) {
            LOG.debug("Run {} is answered as it was stored: {}", stored.id(), e.toString());
            return stored;
        }
    }

    private RunView await(String id, Duration atMost) {
        signals.await(id, atMost, () -> runs.findState(id).orElseThrow(() -> Runs.notFound(id)), RunState::isFinal);
        return find(id);
    }

    private RunView change(String id, Consumer<Run> verb) {
        var run = runs.findForChange(id).orElseThrow(() -> Runs.notFound(id));
        verb.accept(run);
        meters.changed(run);
        signals.announce(run);
        return views.of(runs.save(run));
    }

    private Run run(String id) {
        return runs.findById(id).orElseThrow(() -> Runs.notFound(id));
    }
}
