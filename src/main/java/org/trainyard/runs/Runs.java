package org.trainyard.runs;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.trainyard.compute.Checkpoint;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;
import org.trainyard.web.StrictJson;

/** What other modules may know of runs. */
@Service
public class Runs {

    /** A run's definition and how far it got; {@code weightsSha256} is null until the training has ended by itself. */
    public record Progress(String id, RunState state, int epoch, RunDefinition definition,
            @Nullable String weightsSha256) {}

    private final RunRepository runs;
    private final EpochRepository epochs;
    private final CheckpointStore checkpoints;
    private final StrictJson json;

    Runs(RunRepository runs, EpochRepository epochs, CheckpointStore checkpoints, StrictJson json) {
        this.runs = runs;
        this.epochs = epochs;
        this.checkpoints = checkpoints;
        this.json = json;
    }

    /** @throws Problem {@code not-found} */
    @Transactional(readOnly = true)
    public Progress find(String id) {
        var run = runs.findById(id).orElseThrow(() -> notFound(id));
        return new Progress(id, run.state(), run.epoch(), json.read(run.definition(), RunDefinition.class),
                run.weightsSha256());
    }

    /** The newest stored state that can be read: of a finished run its result, or one before it if that is damaged. */
    public Optional<Checkpoint> newestCheckpoint(String id) {
        return checkpoints.result(id);
    }

    /** The newest stored state that lies before the end of an epoch. */
    public Optional<Checkpoint> checkpointBefore(String id, int epoch) {
        return checkpoints.newest(id, epoch - 1);
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
