package org.trainyard.runs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AfterDomainEventPublication;
import org.springframework.data.domain.DomainEvents;
import org.springframework.data.domain.Persistable;

import org.trainyard.compute.Outcome;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * One training, from its request to its result. States change only here, by verbs that refuse what the present state
 * forbids. Every change happens under the row's lock: users' verbs read it for update, the trainer's writes begin with
 * the fence of {@link RunLedger}.
 */
@Entity
@Table(name = "runs")
@DynamicUpdate
public class Run implements Persistable<String> {

    /** Attempts that may end without a new checkpoint before the run is given up. */
    static final int MAX_FRUITLESS_ATTEMPTS = 3;

    /**
     * A run waits for a worker; published inside the transaction that says so.
     *
     * @param turn how many times the run has been queued, this time included: only the latest turn may begin it
     * @param at since when it waits, which with its priority is its place in the queue
     */
    public record Queued(String runId, int turn, Priority priority, Instant at) {}

    /** What a user wants of a running run; honoured by its worker. */
    enum Wish {
        PAUSE, CANCEL
    }

    @Id
    private String id = "";
    private String owner = "";
    private @Nullable String name;

    @ElementCollection(fetch = FetchType.EAGER)
    @BatchSize(size = 200)
    @CollectionTable(name = "run_tags", joinColumns = @JoinColumn(name = "run_id"))
    @Column(name = "tag")
    private Set<String> tags = new TreeSet<>();

    private String request = "";
    private String definition = "";
    @Column
    private String datasetId = "";
    @Column
    private @Nullable String modelId;
    private int epochs;

    @Enumerated(EnumType.STRING)
    private RunState state = RunState.QUEUED;
    @Enumerated(EnumType.STRING)
    private @Nullable Wish wish;
    private int turn;
    private int attempt;
    private int fruitlessAttempts;
    private int epoch;
    @Column
    private @Nullable Integer pauseAfter;
    private @Nullable Double samplesPerSecond;
    @Column
    private @Nullable Instant heardAt;

    @Embedded
    private @Nullable Metrics metrics;
    @Embedded
    private @Nullable Ending ending;
    private @Nullable String weightsSha256;
    @Embedded
    private @Nullable Usage usage;

    private int priority;

    @Embedded
    private @Nullable Lineage lineage;

    @Embedded
    private @Nullable Membership membership;

    @Embedded
    private Times times = Times.created(Instant.EPOCH);

    @Transient
    private boolean fresh = true;
    @Transient
    private final List<Object> events = new ArrayList<>();

    /** For JPA. */
    protected Run() {}

    Run(String id, NewRun order, String definitionJson, Instant now) {
        var ordered = order.definition();
        this.id = id;
        this.owner = order.owner();
        this.name = order.name();
        this.tags = new TreeSet<>(order.tags());
        this.request = order.request();
        this.definition = definitionJson;
        this.datasetId = ordered.dataset().id();
        this.modelId = ordered.model().id();
        this.epochs = ordered.training().epochs();
        this.priority = order.priority().rank();
        this.lineage = order.lineage();
        this.membership = order.membership();
        this.epoch = origin() == null ? 0 : origin().epoch();
        this.times = Times.created(now);
        if (order.paused()) {
            this.state = RunState.PAUSED;
        } else {
            queue(now);
        }
    }

    /** Hands the run to a worker: its attempt is the fence of all that this worker will write. */
    void begin(Instant now) {
        require("begin", RunState.QUEUED, RunState.RUNNING);
        state = RunState.RUNNING;
        attempt++;
        fruitlessAttempts++;
        times = times.started(now);
    }

    /** Training got this far. */
    void advance(int reached, @Nullable Double speed) {
        require("advance", RunState.RUNNING);
        epoch = reached;
        samplesPerSecond = speed;
    }

    /** What its attempts have taken of their machines by now. */
    void uses(Usage soFar) {
        usage = soFar;
    }

    /** A checkpoint was stored, or none is needed: should the worker die now, it will not have been in vain. */
    void keepsCheckpoint() {
        fruitlessAttempts = 0;
    }

    /** Training ended by itself; a cancellation that was promised meanwhile wins. */
    void complete(Outcome outcome, Metrics result, String sha256, Instant now) {
        require("complete", RunState.RUNNING);
        metrics = result;
        weightsSha256 = sha256;
        ending = Ending.of(outcome);
        finish(wish == Wish.CANCEL ? RunState.CANCELLED : RunState.COMPLETED, now);
    }

    /** Training cannot go on; a cancellation that was promised meanwhile wins. */
    void fail(String code, String message, Instant now) {
        require("fail", RunState.QUEUED, RunState.RUNNING);
        if (wish != Wish.CANCEL) {
            ending = Ending.failed(code, message);
        }
        finish(wish == Wish.CANCEL ? RunState.CANCELLED : RunState.FAILED, now);
    }

    /** Keeps the promise to cancel where the worker that was to do it has died; false where none was given. */
    boolean cancelAsPromised(Instant now) {
        if (wish != Wish.CANCEL) {
            return false;
        }
        finish(RunState.CANCELLED, now);
        return true;
    }

    /** The worker stopped, as a user wished, at the epoch where it was to pause, or because its node shuts down. */
    void interrupt(int reached, Instant now) {
        require("interrupt", RunState.RUNNING);
        epoch = Math.max(epoch, reached);
        if (wish == Wish.CANCEL) {
            finish(RunState.CANCELLED, now);
        } else if (wish == Wish.PAUSE || (pauseAfter != null && reached >= pauseAfter)) {
            state = RunState.PAUSED;
            wish = null;
            pauseAfter = null;
        } else {
            // No user's doing: it keeps its place in the queue.
            queue(times.queuedAt() == null ? now : times.queuedAt());
        }
    }

    /** A user does not want the run any more. A running one ends with its present batch. */
    void cancel(Instant now) {
        require("cancel", RunState.QUEUED, RunState.RUNNING, RunState.PAUSED);
        if (state == RunState.RUNNING) {
            wish = Wish.CANCEL;
        } else {
            finish(RunState.CANCELLED, now);
        }
    }

    /** A user wants the run to wait. A running one stops with its present batch. */
    void pause() {
        require("pause", RunState.QUEUED, RunState.RUNNING);
        if (state == RunState.RUNNING) {
            wish = wish == Wish.CANCEL ? wish : Wish.PAUSE;
        } else {
            state = RunState.PAUSED;
        }
    }

    /** A user wants a paused run to go on, for so many epochs or, if that is null, to its end. */
    void resume(@Nullable Integer forEpochs, Instant now) {
        require("resume", RunState.PAUSED);
        pauseAfter = forEpochs == null || forEpochs >= epochs - epoch ? null : (Integer) (epoch + forEpochs);
        queue(now);
    }

    /** Refuses unless the run is finished, so that nothing is deleted under a worker. */
    void requireFinished() {
        require("delete", RunState.COMPLETED, RunState.FAILED, RunState.CANCELLED);
    }

    private void queue(Instant since) {
        state = RunState.QUEUED;
        turn++;
        times = times.queued(since);
        events.add(new Queued(id, turn, priority(), since));
    }

    private void finish(RunState end, Instant now) {
        state = end;
        wish = null;
        times = times.finished(now);
    }

    private void require(String verb, RunState... allowed) {
        if (!List.of(allowed).contains(state)) {
            throw refusal(verb);
        }
    }

    /** Why a verb is not for the present state. */
    Problem refusal(String verb) {
        return new Problem(ProblemType.WRONG_STATE,
                "This run is %s, so you cannot %s it.".formatted(state.label(), verb), List.of(),
                Map.of("state", state.label()));
    }

    @DomainEvents
    Collection<Object> domainEvents() {
        return List.copyOf(events);
    }

    @AfterDomainEventPublication
    void eventsPublished() {
        events.clear();
    }

    @PostLoad
    @PostPersist
    void markStored() {
        fresh = false;
    }

    String owner() {
        return owner;
    }

    @Nullable
    String name() {
        return name;
    }

    Set<String> tags() {
        return tags;
    }

    /** The request that made this run, as JSON. */
    String request() {
        return request;
    }

    /** The {@link RunDefinition}, as JSON. */
    String definition() {
        return definition;
    }

    int epochs() {
        return epochs;
    }

    RunState state() {
        return state;
    }

    @Nullable
    Wish wish() {
        return wish;
    }

    /** Times that the run was queued; a job of an earlier turn is not the run's any more. */
    int turn() {
        return turn;
    }

    int attempt() {
        return attempt;
    }

    boolean isFruitless() {
        return fruitlessAttempts >= MAX_FRUITLESS_ATTEMPTS;
    }

    int epoch() {
        return epoch;
    }

    /** The epoch after which the run pauses; null where it goes on to its end. */
    @Nullable
    Integer pauseAfter() {
        return pauseAfter;
    }

    /** The epoch to which a worker is to train it. */
    int lastEpoch() {
        return pauseAfter == null ? epochs : pauseAfter;
    }

    @Nullable
    Double samplesPerSecond() {
        return samplesPerSecond;
    }

    @Nullable
    Usage usage() {
        return usage;
    }

    @Nullable
    Metrics metrics() {
        return metrics;
    }

    @Nullable
    Ending ending() {
        return ending;
    }

    @Nullable
    String weightsSha256() {
        return weightsSha256;
    }

    /** Its rank in the queue, before its age. */
    Priority priority() {
        return Priority.ofRank(priority);
    }

    /** Where it comes from; null where it was asked for by itself. */
    @Nullable
    Lineage lineage() {
        return lineage;
    }

    /** The experiment that ordered it; null where none did. */
    @Nullable
    Membership membership() {
        return membership;
    }

    /** The epoch of another run that it begins with; null where that is its own epoch 0. */
    @Nullable
    Origin origin() {
        return lineage == null ? null : lineage.origin();
    }

    Times times() {
        return times;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    @Override
    public String getId() {
        return id;
    }
}
