package org.trainyard.runs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Reads a run's measured epochs, and waits for more of them. */
@Component
public class EpochReader {

    private final RunRepository runs;
    private final EpochRepository epochs;
    private final RunSignals signals;

    EpochReader(RunRepository runs, EpochRepository epochs, RunSignals signals) {
        this.runs = runs;
        this.epochs = epochs;
        this.signals = signals;
    }

    /**
     * Some epochs of a run.
     *
     * @param content the epochs, in order
     * @param state where the run stands; no epochs will follow a final state's last one
     * @param next what to pass as {@code after} to get the epochs that follow; null before there is any
     */
    public record EpochPage(List<EpochRow> content, RunState state, @Nullable Integer next) {}

    /** The epochs after {@code after} (-1: all), at most {@code limit}. */
    public EpochPage read(String runId, int after, int limit) {
        // The state first: when it is final, all epochs are in the table.
        var state = runs.findState(runId).orElseThrow(() -> Runs.notFound(runId));
        var rows = epochs.findAfter(runId, after, Limit.of(limit)).stream().map(Epoch::row).toList();
        var last = rows.isEmpty() ? after : rows.getLast().epoch();
        return new EpochPage(rows, state, last < 0 ? null : last);
    }

    /** The same, waiting so long for a first epoch unless the run is at its end. */
    EpochPage await(String runId, int after, int limit, Duration atMost) {
        return signals.await(runId, atMost, () -> read(runId, after, limit),
                page -> !page.content().isEmpty() || page.state().isFinal());
    }

    /**
     * At most so many epochs that show the whole curve: evenly spaced, the first and the last among them. Of the others
     * only the numbers are read.
     *
     * @param points from 2
     */
    public EpochPage thinned(String runId, int after, int points) {
        var state = runs.findState(runId).orElseThrow(() -> Runs.notFound(runId));
        var numbers = epochs.findNumbers(runId, after);
        if (numbers.size() <= points) {
            return read(runId, after, Integer.MAX_VALUE);
        }
        var step = (numbers.size() - 1.0) / (points - 1);
        var some = IntStream.range(0, points).mapToObj(i -> numbers.get((int) Math.round(i * step))).toList();
        var rows = epochs.findNumbered(runId, some).stream().map(Epoch::row).toList();
        return new EpochPage(rows, state, numbers.getLast());
    }

    /** The first epochs, at most so many, in which the learning rate is another than before. */
    public List<RateChange> rateChanges(String runId, int atMost) {
        return epochs.findRateChanges(runId, Limit.of(atMost));
    }

    /** The last epoch in the table; empty before epoch 0. */
    public Optional<Integer> last(String runId) {
        return epochs.findLast(runId);
    }

    /** Starts to listen. Do so before reading, or news between reading and waiting is missed. */
    public RunNews listen(String runId) {
        return signals.subscribe(List.of(runId));
    }
}
