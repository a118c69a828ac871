package org.trainyard.runs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.trainyard.compute.Checkpoint;
import org.trainyard.compute.Numerics;
import org.trainyard.compute.Outcome;
import org.trainyard.compute.RandomStream;
import org.trainyard.compute.TrainingPlan;
import org.trainyard.web.Caller;
import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.StrictJson;

/** Runs that come from other runs: continued, forked, verified; and all that a run came from. */
@Service
class LineageDesk {

    private final RunRepository runs;
    private final RunDesk desk;
    private final Admission admission;
    private final AttemptTable attempts;
    private final RunViews views;
    private final StrictJson json;
    private final Limits limits;

    LineageDesk(RunRepository runs, RunDesk desk, Admission admission, AttemptTable attempts, RunViews views,
            StrictJson json, Limits limits) {
        this.runs = runs;
        this.desk = desk;
        this.admission = admission;
        this.attempts = attempts;
        this.views = views;
        this.json = json;
        this.limits = limits;
    }

    /**
     * Stores a run that goes on from an epoch of another one.
     *
     * @throws Problem with all that is wrong with it; {@code wrong-state} where the other run has no last epoch yet;
     *             {@code queue-full}
     */
    @Transactional
    public RunView continueRun(String id, Continuation asked, Caller caller) {
        desk.requireRoom(1);
        var parent = held(id);
        var made = json.read(parent.definition(), RunDefinition.class);
        var from = epochToLeaveFrom(parent, asked);
        var plan = plan(made.training(), asked, from);
        var definition = admission.continued(made, plan, from);
        var changes = changes(made.training(), definition.training());
        if (from == parent.epoch()) {
            requireWayOn(parent, made.training(), definition.training(), changes);
        }
        var request = RequestJson.ofOwn((ObjectNode) json.tree(asked));
        request.put("fromEpoch", from);
        return desk.place(new NewRun(caller.owner(), asked.name() == null ? parent.name() : asked.name(),
                asked.tags() == null ? parent.tags() : asked.tags(), json.write(request), definition, asked.paused(),
                Priority.NORMAL, Lineage.continuing(id, from, json.write(changes)), null));
    }

    /**
     * Stores a run that trains another one again.
     *
     * @throws Problem {@code wrong-state} unless that one has a result; {@code queue-full}
     */
    @Transactional
    public RunView verify(String id, Caller caller) {
        desk.requireRoom(1);
        var run = held(id);
        var result = run.weightsSha256();
        if (run.state() != RunState.COMPLETED || result == null) {
            throw run.refusal("verify");
        }
        return desk.place(new NewRun(caller.owner(), run.name(), run.tags(), run.request(),
                json.read(run.definition(), RunDefinition.class), false, Priority.BACKGROUND,
                Lineage.verifying(run, result), null));
    }

    @Transactional(readOnly = true)
    public Provenance provenance(String id) {
        var run = runs.findById(id).orElseThrow(() -> Runs.notFound(id));
        var made = json.read(run.definition(), RunDefinition.class);
        var origin = run.origin();
        var dataset = made.dataset();
        return new Provenance(id,
                new Provenance.Request(
                        origin == null ? RunViews.PATH : RunViews.PATH + "/" + origin.runId() + "/continue",
                        json.read(run.request(), JsonNode.class)),
                made.network(),
                new Provenance.Data(dataset.id(), dataset.name(), dataset.rows(), dataset.sha256()),
                made.preprocessing(), made.split(), made.training(),
                new Provenance.Seed(made.seed(), RandomStream.ALGORITHM,
                        Arrays.stream(RandomStream.Purpose.values()).map(LineageDesk::words).toList()),
                views.continued(run), new Provenance.Formats(Numerics.VERSION, Checkpoint.FORMAT), attempts.of(id),
                run.weightsSha256(), verifications(id));
    }

    private List<Provenance.Verification> verifications(String id) {
        return runs.findByLineageVerifiedIdOrderById(id).stream()
                .map(run -> new Provenance.Verification(run.getId(), run.state(), RunViews.isSame(run))).toList();
    }

    private static String words(RandomStream.Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Under its row's lock, so that it is not deleted before the new run is there. */
    private Run held(String id) {
        return runs.findForChange(id).orElseThrow(() -> Runs.notFound(id));
    }

    private static int epochToLeaveFrom(Run parent, Continuation asked) {
        var from = asked.fromEpoch();
        if (from == null) {
            if (!parent.state().isFinal()) {
                throw new Problem(ProblemType.WRONG_STATE,
                        "This run is %s, so its last epoch is not known yet. Say `fromEpoch`, or wait for its end."
                                .formatted(parent.state().label()),
                        List.of(), Map.of("state", parent.state().label()));
            }
            return parent.epoch();
        }
        if (from > parent.epoch()) {
            var faults = new Faults();
            faults.add(ProblemType.VALIDATION, "/fromEpoch",
                    "must be between 0 and %d, the last epoch that the run has completed, was %d".formatted(
                            parent.epoch(), from));
            faults.throwIfAny();
        }
        return from;
    }

    private TrainingPlan plan(TrainingPlan before, Continuation asked, int from) {
        var faults = new Faults();
        if (asked.epochs() > limits.epochs() - from) {
            faults.add(ProblemType.LIMIT_EXCEEDED, "/epochs",
                    "must be between 1 and %d, so that the run has at most %d epochs altogether, was %d".formatted(
                            Math.max(1, limits.epochs() - from), limits.epochs(), asked.epochs()));
        }
        var settings = (ObjectNode) RequestJson.of(json.tree(before));
        // What an older version stored names no length; it was that of the training.
        settings.set("schedule", json.tree(before.schedule().over(before.epochs())));
        if (asked.training() instanceof ObjectNode changes) {
            if (changes.has("epochs")) {
                faults.add(ProblemType.VALIDATION, "/training/epochs",
                        "is not said here: `epochs` beside `training` says how many more there are to be");
            }
            SettingChanges.merge(settings, changes);
        } else if (asked.training() != null && !asked.training().isNull()) {
            faults.add(ProblemType.TYPE_MISMATCH, "/training", "must be an object with settings of a training");
        }
        faults.throwIfAny();
        settings.put("epochs", from + asked.epochs());
        var plan = json.bind(settings, TrainingPlan.class, "/training", faults);
        faults.throwIfAny();
        return Objects.requireNonNull(plan);
    }

    private List<RunView.Change> changes(TrainingPlan before, TrainingPlan after) {
        return SettingChanges.between(json.tree(before), json.tree(after), "/training").stream()
                .filter(change -> !change.pointer().equals("/training/epochs")).toList();
    }

    /** Refuses what would end where the other run did, before it has begun. */
    private static void requireWayOn(Run parent, TrainingPlan before, TrainingPlan after,
            List<RunView.Change> changes) {
        var ending = parent.ending();
        var reason = ending == null ? null : ending.stopReason();
        var faults = new Faults();
        if (reason == Outcome.Reason.EARLY_STOPPING && after.measuresLike(before)
                && Objects.equals(before.earlyStopping(), after.earlyStopping())) {
            faults.add(ProblemType.VALIDATION, "/training/earlyStopping",
                    ("must change, because it has stopped the run at epoch %d: null trains on without it, a larger "
                            + "patience waits longer").formatted(parent.epoch()));
        }
        if (reason == Outcome.Reason.DIVERGED && changes.isEmpty()) {
            faults.add(ProblemType.VALIDATION, "/training",
                    "must change something, because the run diverged: by the same way it would diverge again. A smaller "
                            + "optimizer/learningRate or a clipNorm may help, or an earlier fromEpoch with them");
        }
        faults.throwIfAny();
    }
}
