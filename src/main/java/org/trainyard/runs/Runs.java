package org.trainyard.runs;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.trainyard.compute.Checkpoint;
import org.trainyard.compute.Outcome;
import org.trainyard.runs.checkpoints.CheckpointStore;
import org.trainyard.runs.checkpoints.CheckpointView;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;
import org.trainyard.web.StrictJson;

/** What other modules may know of runs. */
@Service
public class Runs {

    /**
     * A run's definition and how far it got.
     *
     * @param origin the epoch of another run that it begins with; empty where that is its own epoch 0
     * @param weightsSha256 null until the training has ended by itself
     */
    public record Progress(String id, RunState state, int epoch, RunDefinition definition, Optional<Origin> origin,
            @Nullable String weightsSha256) {}

    private final RunRepository runs;
    private final EpochRepository epochs;
    private final CheckpointStore checkpoints;
    private final RunViews views;
    private final Admission admission;
    private final StrictJson json;

    Runs(RunRepository runs, EpochRepository epochs, CheckpointStore checkpoints, RunViews views, Admission admission,
            StrictJson json) {
        this.runs = runs;
        this.epochs = epochs;
        this.checkpoints = checkpoints;
        this.views = views;
        this.admission = admission;
        this.json = json;
    }

    /** @throws Problem {@code not-found} */
    @Transactional(readOnly = true)
    public Progress find(String id) {
        var run = runs.findById(id).orElseThrow(() -> notFound(id));
        return new Progress(id, run.state(), run.epoch(), json.read(run.definition(), RunDefinition.class),
                Optional.ofNullable(run.origin()), run.weightsSha256());
    }

    /**
     * A run as clients see it.
     *
     * @throws Problem {@code not-found}
     */
    @Transactional(readOnly = true)
    public RunView look(String id) {
        return views.of(runs.findById(id).orElseThrow(() -> notFound(id)));
    }

    /** The id that is meant: that of the newest run where {@code latest} is asked for, which is otherwise an id like any. */
    public String meant(String id) {
        return id.equals("latest") ? runs.findNewest().orElse(id) : id;
    }

    /** The newest stored state that can be read: of a finished run its result, or one before it if that is damaged. */
    public Optional<Checkpoint> newestCheckpoint(String id) {
        return checkpoints.result(id);
    }

    /** The newest state, stored on the way, that lies before the end of an epoch. */
    public Optional<Checkpoint> checkpointBefore(String id, int epoch) {
        return checkpoints.newest(id, epoch - 1);
    }

    /** A state, stored on the way, whose last whole epoch is this one: the first of several. */
    public Optional<Checkpoint> checkpointOf(String id, int epoch) {
        return checkpoints.periodic(id, epoch);
    }

    /** The epochs of a run whose states were stored on the way, in order. */
    public SortedSet<Integer> checkpointedEpochs(String id) {
        return checkpoints.list(id).values().stream()
                .filter(stored -> stored.kind() == CheckpointView.Kind.PERIODIC).map(CheckpointView::epoch)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * How a training ended.
     *
     * @param diverged where the first non-finite number appeared; null if none did
     */
    public record Result(Metrics metrics, Outcome.@Nullable Divergence diverged) {}

    /** How a run's training ended; empty until it has, and for a run that failed or was cancelled. */
    @Transactional(readOnly = true)
    public Optional<Result> result(String id) {
        var run = runs.findById(id).orElseThrow(() -> notFound(id));
        var metrics = run.metrics();
        var ending = run.ending();
        return metrics == null
                ? Optional.empty()
                : Optional.of(new Result(metrics, ending == null ? null : ending.diverged()));
    }

    /** Whether a run could start as it is asked for, within all limits; nothing is stored. */
    public boolean accepts(RunRequest request) {
        try {
            admission.admit(request, false);
            return true;
        } catch (Problem refusal) {
            return false;
        }
    }

    /** The label of a run; null where it has none. */
    @Transactional(readOnly = true)
    public @Nullable String name(String id) {
        return runs.findById(id).orElseThrow(() -> notFound(id)).name();
    }

    /** The best epoch of a finished run, see {@link Metrics}; empty also where no loss was measured. */
    @Transactional(readOnly = true)
    public Optional<Integer> bestEpoch(String id) {
        return runs.findById(id).filter(run -> run.state().isFinal()).flatMap(run -> Optional.ofNullable(run.metrics())
                .map(Metrics::bestEpoch).or(() -> epochs.findBest(id)));
    }

    static Problem notFound(String id) {
        return new Problem(ProblemType.NOT_FOUND,
                "There is no run %s; GET /api/v1/runs lists them.".formatted(Said.of(id)));
    }
}
