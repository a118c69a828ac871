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
     */
    public record Queued(String runId, int turn) {}

    /** What a user wants of a running run; honoured by its worker. */
    enum Wish {
        PAUSE, CANCEL
    }

    @Id
    private String id = "";
    private String owner = "";
    private @Nullable String name;

    @ElementCollection(fetch = FetchType.EAGER)
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
    private @Nullable Double samplesPerSecond;
    @Column
    private @Nullable Instant heardAt;

    @Embedded
    private @Nullable Metrics metrics;
    @Embedded
    private @Nullable Ending ending;
    private @Nullable String weightsSha256;

    @Embedded
    private Times times = Times.created(Instant.EPOCH);

    @Transient
    private boolean fresh = true;
    @Transient
    private final List<Object> events = new ArrayList<>();

    /** For JPA. */
    protected Run() {}

    Run(String id, String owner, RunRequest request, String requestJson, RunDefinition definition,
            String definitionJson, Instant now) {
        this.id = id;
        this.owner = owner;
        this.name = request.name();
        this.tags = new TreeSet<>(request.tags());
        this.request = requestJson;
        this.definition = definitionJson;
        this.datasetId = definition.dataset().id();
        this.modelId = definition.model().id();
        this.epochs = definition.training().epochs();
        this.times = Times.created(now);
        if (request.paused()) {
            this.state = RunState.PAUSED;
        } else {
            queue();
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

    /** A checkpoint was stored: should the worker die now, it will not have been in vain. */
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

    /** Training cannot go on. */
    void fail(String code, String message, Instant now) {
        require("fail", RunState.QUEUED, RunState.RUNNING);
        ending = Ending.failed(code, message);
        finish(RunState.FAILED, now);
    }

    /** The worker stopped after an update, as a user wished or because its node shuts down. */
    void interrupt(Instant now) {
        require("interrupt", RunState.RUNNING);
        if (wish == Wish.CANCEL) {
            finish(RunState.CANCELLED, now);
        } else if (wish == Wish.PAUSE) {
            state = RunState.PAUSED;
            wish = null;
        } else {
            queue();
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

    /** A user wants a paused run to go on. */
    void resume() {
        require("resume", RunState.PAUSED);
        queue();
    }

    /** Refuses unless the run is finished, so that nothing is deleted under a worker. */
    void requireFinished() {
        require("delete", RunState.COMPLETED, RunState.FAILED, RunState.CANCELLED);
    }

    private void queue() {
        state = RunState.QUEUED;
        turn++;
        events.add(new Queued(id, turn));
    }

    private void finish(RunState end, Instant now) {
        state = end;
        wish = null;
        times = times.finished(now);
    }

    private void require(String verb, RunState... allowed) {
        if (!List.of(allowed).contains(state)) {
            throw new Problem(ProblemType.WRONG_STATE,
                    "This run is %s, so you cannot %s it.".formatted(state.label(), verb), List.of(),
                    Map.of("state", state.label()));
        }
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
    void isStored() {
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

    @Nullable
    Double samplesPerSecond() {
        return samplesPerSecond;
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
