package org.trainyard.runs.events;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.trainyard.runs.RunState;

/**
 * Where a client stands in one of its runs: it hears {@code state} first, then {@code epoch} and {@code checkpoint} as
 * they are stored, the final {@code state} last. It walks along the moments of the run's tail; at its beginning, and
 * where it has fallen behind them, it catches up by pages from the table.
 */
final class Standing {

    private final RunTail tail;
    private final int run;
    private final int beginning;
    /** The moment that the client has heard; null while it catches up. */
    private @Nullable Moment at;
    private @Nullable RunState state;
    /** Ids of the checkpoints that were told, while it catches up. */
    private Set<String> told = new HashSet<>();
    private boolean ended;

    /** @param run which of the client's runs this is */
    Standing(RunTail tail, int run, int beginning) {
        this.tail = tail;
        this.run = run;
        this.beginning = beginning;
    }

    RunTail tail() {
        return tail;
    }

    /** Whether the final state was told. */
    boolean isEnded() {
        return ended;
    }

    /** Puts what comes next, some of it at least, into the outbox; nothing when there is no news. */
    void advance(Outbox outbox) {
        var latest = tail.latest();
        if (ended || latest == null) {
            return;
        }
        if (state == null) {
            tell(latest, outbox);
        }
        if (at != null && at.isCut()) {
            told = new HashSet<>(at.checkpoints().keySet());
            at = null;
        }
        if (at == null) {
            catchUp(latest, outbox);
        } else {
            walk(at, outbox);
        }
    }

    private void walk(Moment from, Outbox outbox) {
        for (var next = from.next(); next != null && !outbox.isLarge(); next = next.next()) {
            // Shared as it is, unless the client has some of it from another node that is ahead of this one.
            if (outbox.position(run) <= from.epoch() && beginning <= from.epoch()) {
                outbox.add(run, next.news());
            } else {
                next.news().events().stream().filter(event -> isNews(event, outbox))
                        .forEach(event -> outbox.add(run, event));
            }
            state = next.state();
            ended = next.state().isFinal();
            at = next;
            from = next;
        }
    }

    private boolean isNews(RunEvent event, Outbox outbox) {
        return switch (event.name()) {
            case RunEvent.EPOCH -> event.epoch() > outbox.position(run);
            case RunEvent.CHECKPOINT -> event.epoch() >= beginning;
            default -> true;
        };
    }

    private void catchUp(Moment latest, Outbox outbox) {
        if (outbox.position(run) < latest.epoch()) {
            outbox.add(run, tail.page(outbox.position(run), latest));
        }
        latest.checkpoints().forEach((id, checkpoint) -> {
            // Those of the epoch at which a client comes back are told again: it may have left before they were stored.
            if (checkpoint.epoch() >= beginning && checkpoint.epoch() <= outbox.position(run) && told.add(id)) {
                outbox.add(run, checkpoint);
            }
        });
        if (outbox.position(run) >= latest.epoch()) {
            if (latest.state().isFinal() || latest.state() != state) {
                tell(latest, outbox);
            }
            ended = latest.state().isFinal();
            at = latest;
            told = Set.of();
        }
    }

    private void tell(Moment moment, Outbox outbox) {
        state = moment.state();
        outbox.add(run, tail.state(moment));
    }
}
