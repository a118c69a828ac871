package org.trainyard.runs;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.trainyard.node.Inquiry;
import org.trainyard.runs.RunRepository.StateCount;
import org.trainyard.transactions.AfterCommit;

/**
 * Counts what is stored of runs: by this node, once it has been committed, and never on a thread that trains. The
 * numbers of runs by state are those of all nodes; one query answers for all of them, once a scrape.
 */
@Component
class RunMeters {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESHNESS = Duration.ofSeconds(1);

    private final MeterRegistry registry;
    private final Inquiry<Map<RunState, Long>> counts;
    private final Counter begun;
    private final Counter lost;
    private final Counter epochs;
    private final Counter samples;

    RunMeters(MeterRegistry registry, RunRepository runs) {
        this.registry = registry;
        counts = new Inquiry<>(() -> byState(runs.countByState()), PATIENCE, FRESHNESS);
        for (var state : RunState.values()) {
            Gauge.builder("trainyard.runs", () -> count(state)).tag("state", state.label())
                    .description("Runs in this state, of all nodes").register(registry);
        }
        begun = counter("trainyard.attempts.begun", "Attempts at a run that this node began");
        lost = counter("trainyard.attempts.lost",
                "Attempts of this node that ended because another one had taken the run over");
        epochs = counter("trainyard.epochs.recorded", "Epochs that this node recorded");
        samples = counter("trainyard.samples.trained", "Rows that this node trained, each counted in every epoch");
    }

    void began() {
        AfterCommit.run(begun::increment);
    }

    void lost() {
        lost.increment();
    }

    void recorded(int newEpochs, long newSamples) {
        AfterCommit.run(() -> {
            epochs.increment(newEpochs);
            samples.increment((double) newSamples);
        });
    }

    /** Counts a run that has come to its end by this change. */
    void changed(Run run) {
        if (run.state().isFinal()) {
            var outcome = run.state().label();
            var reason = reason(run.ending());
            AfterCommit.run(() -> Counter.builder("trainyard.runs.ended").tag("outcome", outcome).tag("reason", reason)
                    .description("Runs that came to their end on this node").register(registry).increment());
        }
    }

    /** Few values, each the same in answers. */
    private static String reason(@Nullable Ending ending) {
        if (ending == null) {
            return "user";
        }
        var stop = ending.stopReason();
        var failure = ending.failure();
        return stop != null ? stop.label() : failure != null ? failure.code() : "";
    }

    private double count(RunState state) {
        try {
            return counts.answer().getOrDefault(state, 0L);
        } catch (TimeoutException | ExecutionException e) {
            return Double.NaN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
    }

    private static Map<RunState, Long> byState(List<StateCount> rows) {
        var counts = new EnumMap<RunState, Long>(RunState.class);
        rows.forEach(row -> counts.put(row.state(), row.runs()));
        return counts;
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
