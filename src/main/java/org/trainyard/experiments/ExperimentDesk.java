package org.trainyard.experiments;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;

import org.trainyard.runs.ExperimentRuns;
import org.trainyard.web.Caller;
import org.trainyard.web.Ids;
import org.trainyard.web.Limits;
import org.trainyard.web.Page;
import org.trainyard.web.Prefer;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;
import org.trainyard.web.StrictJson;

/** What users do with experiments: create, look, cancel, delete. */
@Service
class ExperimentDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ExperimentDesk.class);

    private final ExperimentRepository experiments;
    private final ExperimentRuns runs;
    private final RunOrders orders;
    private final ExperimentViews views;
    private final StrictJson json;
    private final Limits limits;
    private final Clock clock;

    ExperimentDesk(ExperimentRepository experiments, ExperimentRuns runs, RunOrders orders, ExperimentViews views,
            StrictJson json, Limits limits, Clock clock) {
        this.experiments = experiments;
        this.runs = runs;
        this.orders = orders;
        this.views = views;
        this.json = json;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Stores an experiment with all its runs and their jobs.
     *
     * @throws Problem with all that is wrong with it; {@code queue-full}
     */
    @Transactional
    public ExperimentView create(ExperimentRequest request, Caller caller) {
        var combinations = Combinations.of(request, limits);
        // Microseconds are what both databases keep.
        var experiment = new Experiment(Ids.next(), caller.owner(), request.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        experiments.saveAndFlush(experiment);
        var placed = orders.place(experiment.getId(), request, combinations, caller);
        experiment.ordered(json.write(request.withBase(placed.base())), json.write(placed.plan()));
        return views.of(experiments.saveAndFlush(experiment));
    }

    @Transactional(readOnly = true)
    public ExperimentView find(String id) {
        return views.of(experiment(id));
    }

    @Transactional(readOnly = true)
    public Page<ExperimentView> list(Pageable page) {
        var found = experiments.findAll(page);
        var shown = Page.of(found, Experiment::getId);
        return new Page<>(views.of(found.getContent()), shown.page());
    }

    /** Cancels all runs that have not ended. */
    @Transactional
    public ExperimentView cancel(String id) {
        var experiment = held(id);
        requireState(experiment, "cancel", false);
        experiment.cancel(clock.instant());
        runs.cancel(id);
        return views.of(experiments.saveAndFlush(experiment));
    }

    /** Deletes an experiment that has ended, with its runs. */
    @Transactional
    public void delete(String id) {
        var experiment = held(id);
        requireState(experiment, "delete", true);
        runs.delete(id);
        experiments.delete(experiment);
    }

    private void requireState(Experiment experiment, String verb, boolean ended) {
        var state = views.of(experiment).state();
        if (state.isFinal() != ended) {
            throw new Problem(ProblemType.WRONG_STATE,
                    "This experiment is %s, so you cannot %s it.%s".formatted(state.label(), verb,
                            ended ? " Cancel it first, or wait for its end." : ""),
                    List.of(), Map.of("state", state.label()));
        }
    }

    /** What was ordered, and the runs as they stand. */
    @Transactional(readOnly = true)
    public Results results(String id) {
        var experiment = experiment(id);
        return Results.of(experiment, json.read(experiment.plan(), ExperimentPlan.class), runs.members(id), json);
    }

    /** An experiment as it stands, or, where the client prefers to wait, at its end if that comes in time. */
    public ExperimentView settled(ExperimentView experiment, Prefer prefer) {
        var wait = prefer.atMost();
        return wait.isPositive() && !experiment.state().isFinal()
                ? runs.await(experiment.id(), wait, () -> find(experiment.id()), each -> each.state().isFinal())
                : experiment;
    }

    /** The same for one that was just stored: trouble in looking again is not told, or it would be sent again. */
    public ExperimentView settledOrStored(ExperimentView stored, Prefer prefer) {
        try {
            return settled(stored, prefer);
        } catch (Problem | DataAccessException | TransactionException e) {
            LOG.debug("Experiment {} is answered as it was stored: {}", stored.id(), e.toString());
            return stored;
        }
    }

    private Experiment held(String id) {
        return experiments.findForChange(id).orElseThrow(() -> notFound(id));
    }

    private Experiment experiment(String id) {
        return experiments.findById(id).orElseThrow(() -> notFound(id));
    }

    private static Problem notFound(String id) {
        return new Problem(ProblemType.NOT_FOUND,
                "There is no experiment %s; GET /api/v1/experiments lists them.".formatted(Said.of(id)));
    }
}
