package org.trainyard.experiments;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.trainyard.runs.ExperimentRuns.Standing;
import org.trainyard.runs.RunState;

/** How an experiment stands, by how its runs do. */
record Standings(Collection<Standing> byState, boolean isCancelled) {

    private static final double MILLIS = 1000;

    Standings(Collection<Standing> byState, boolean isCancelled) {
        this.byState = List.copyOf(byState);
        this.isCancelled = isCancelled;
    }

    ExperimentState state() {
        if (count(state -> !state.isFinal()) == 0) {
            return isCancelled ? ExperimentState.CANCELLED : ExperimentState.COMPLETED;
        }
        var hasBegun = startedAt().isPresent() || count(RunState::isFinal) > 0;
        return hasBegun ? ExperimentState.RUNNING : ExperimentState.QUEUED;
    }

    ExperimentView.RunCounts counts() {
        return new ExperimentView.RunCounts(count(_ -> true), count(RunState.QUEUED::equals),
                count(RunState.RUNNING::equals), count(RunState.PAUSED::equals), count(RunState.COMPLETED::equals),
                count(RunState.FAILED::equals), count(RunState.CANCELLED::equals));
    }

    ExperimentView.Progress progress(Instant now) {
        return new ExperimentView.Progress(counts(), fraction(), etaSeconds(now));
    }

    /** Of the work; where nothing costs anything, of the runs. */
    private double fraction() {
        if (state().isFinal()) {
            return 1;
        }
        var work = byState.stream().mapToDouble(Standing::work).sum();
        if (work == 0) {
            return (double) count(RunState::isFinal) / count(_ -> true);
        }
        return byState.stream().mapToDouble(each -> each.state().isFinal() ? each.work() : each.done()).sum() / work;
    }

    /** The rest at the pace of all that was done. */
    private @Nullable Double etaSeconds(Instant now) {
        var began = startedAt();
        var fraction = fraction();
        if (state() != ExperimentState.RUNNING || began.isEmpty() || fraction <= 0) {
            return null;
        }
        var seconds = Math.max(0, Duration.between(began.get(), now).toMillis()) / MILLIS;
        return seconds * (1 - fraction) / fraction;
    }

    Optional<Instant> startedAt() {
        return byState.stream().map(Standing::startedAt).filter(Objects::nonNull).min(Comparator.naturalOrder());
    }

    /** Empty before all have ended. */
    Optional<Instant> finishedAt() {
        return state().isFinal()
                ? byState.stream().map(Standing::finishedAt).filter(Objects::nonNull).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private long count(Predicate<RunState> wanted) {
        return byState.stream().filter(each -> wanted.test(each.state())).mapToLong(Standing::runs).sum();
    }
}
