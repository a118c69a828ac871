package org.trainyard.training;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

import org.trainyard.ServiceTest;
import org.trainyard.compute.Checkpoint;
import org.trainyard.compute.EpochReport;
import org.trainyard.runs.RunLedger;
import org.trainyard.runs.RunLedger.Assignment;
import org.trainyard.runs.Usage;
import org.trainyard.training.EpochRecorder.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What passes from a training to the database, and what comes back. */
@ServiceTest
class EpochRecorderTest {

    private static final TrainingSettings OFTEN = new TrainingSettings(Duration.ofMillis(1), Duration.ofHours(1), true);
    private static final TrainingSettings SELDOM = new TrainingSettings(Duration.ofHours(1), Duration.ofHours(1), true);

    @Autowired
    RestTestClient http;
    @Autowired
    RunLedger ledger;
    @Autowired
    Preparation preparation;
    @Autowired
    Replay replay;
    @Autowired
    JdbcClient sql;
    @Autowired
    TransactionTemplate transaction;

    Attempts attempts;
    Assignment work;

    @BeforeEach
    void begin() {
        attempts = new Attempts(http, ledger, sql);
        work = attempts.begin(100_000);
    }

    @Test
    void moreEpochsThanThereIsRoomForAreWrittenInOrderAndOnce() {
        var count = 2 * EpochRecorder.ROOM + 100;
        try (var recorder = started(SELDOM)) {
            IntStream.range(0, count).forEach(epoch -> recorder.add(report(epoch)));
        }
        assertThat(attempts.epochs(work)).containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
    }

    @Test
    void aTrainingThatIsFarAheadWaitsForTheWriter() throws InterruptedException {
        var added = new AtomicInteger();
        var recorder = started(SELDOM);
        var trainer = new Thread(() -> {
            try (recorder) {
                while (added.get() < 3 * EpochRecorder.ROOM) {
                    recorder.add(report(added.get()));
                    added.incrementAndGet();
                }
            }
        });
        transaction.executeWithoutResult(locking -> {
            attempts.lock(work);
            trainer.start();
            await().until(() -> trainer.getState() == Thread.State.WAITING);
            assertThat(added.get()).isLessThanOrEqualTo(2 * EpochRecorder.ROOM);
        });
        trainer.join();
        assertThat(attempts.epochs(work)).hasSize(3 * EpochRecorder.ROOM);
    }

    @Test
    void checkpointsAndTheEndFollowTheEpochsBeforeThem() {
        var before = new AtomicInteger();
        try (var recorder = started(SELDOM)) {
            recorder.add(report(0));
            recorder.keep(this::state, null);
            await().until(() -> !attempts.checkpoints(work).isEmpty());
            assertThat(attempts.epochs(work)).containsExactly(0);
            recorder.add(report(1));
            recorder.finish(() -> {
                before.set(attempts.epochs(work).size());
                return true;
            });
        }
        assertThat(before).hasValue(2);
    }

    @Test
    void aWishStopsTheTrainingWhoseEpochsAreWrittenStill() {
        try (var recorder = started(OFTEN)) {
            assertThat(recorder.order()).isEqualTo(Order.GO_ON);
            attempts.change(work.runId(), "wish = 'PAUSE'");
            await().until(() -> recorder.order() == Order.STOP);
            recorder.add(report(0));
            recorder.finish(() -> ledger.interrupt(work, state(), Usage.NONE));
        }
        assertThat(attempts.epochs(work)).containsExactly(0);
        assertThat(attempts.state(work)).isEqualTo("PAUSED");
    }

    @Test
    void aNodeThatShutsDownStopsTheTraining() {
        var shuttingDown = new AtomicBoolean();
        try (var recorder = recorder(OFTEN, shuttingDown::get)) {
            recorder.start();
            shuttingDown.set(true);
            await().until(() -> recorder.order() == Order.STOP);
        }
    }

    @Test
    void aLostAttemptStopsTheTrainingAndWritesNothingMore() {
        var ended = new AtomicBoolean();
        try (var recorder = started(OFTEN)) {
            attempts.change(work.runId(), "attempt = attempt + 1");
            await().until(() -> recorder.order() == Order.STOP);
            IntStream.range(0, 3 * EpochRecorder.ROOM).forEach(epoch -> recorder.add(report(epoch)));
            recorder.keep(this::state, null);
            recorder.finish(() -> ended.getAndSet(true));
        }
        assertThat(ended).isFalse();
        assertThat(attempts.epochs(work)).isEmpty();
        assertThat(attempts.checkpoints(work)).isEmpty();
    }

    @Test
    void aFailedWriteStopsTheTrainingAndIsThrownToTheWorker() {
        attempts.occupy(work, 1);
        var recorder = started(OFTEN);
        assertThatThrownBy(() -> {
            try (recorder) {
                recorder.add(report(1));
                await().until(() -> recorder.order() == Order.STOP);
                IntStream.range(2, 3 * EpochRecorder.ROOM).forEach(epoch -> recorder.add(report(epoch)));
            }
        }).isInstanceOf(DataAccessException.class);
        assertThat(attempts.epochs(work)).containsExactly(1);
        assertThat(attempts.state(work)).isEqualTo("RUNNING");
    }

    @Test
    void aCheckpointIsAskedForWhenTheLastOneWasLongAgo() {
        var impatient = new TrainingSettings(Duration.ofMillis(1), Duration.ZERO, true);
        try (var recorder = started(impatient)) {
            await().until(() -> recorder.order() == Order.CHECKPOINT);
            recorder.keep(this::state, null);
        }
        assertThat(attempts.checkpoints(work)).containsExactly(0);
    }

    @Test
    void anAttemptThatFailsToWriteLeavesTheRunToBeTriedAgain() {
        attempts.occupy(work, 50);
        var session = session(work, OFTEN);
        assertThatThrownBy(session::run).isInstanceOf(DataAccessException.class);
        assertThat(attempts.state(work)).isEqualTo("RUNNING");
    }

    @Test
    void anInterruptOfTheWorkerLosesNothing() {
        var small = attempts.begin(25);
        var session = session(small, OFTEN);
        Thread.currentThread().interrupt();
        session.run();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(attempts.epochs(small)).hasSize(26);
        assertThat(attempts.checkpoints(small)).containsExactly(10, 20, 25);
        assertThat(attempts.state(small)).isEqualTo("COMPLETED");
    }

    @Test
    void aCheckpointWithinAnEpochCarriesNoOtherEpochsLoss() {
        var hasty = new TrainingSettings(Duration.ofMillis(1), Duration.ZERO, true);
        var endless = attempts.begin(100_000, 100_000);
        var session = session(endless, hasty);
        var trainer = new Thread(session::run);
        trainer.start();
        await().until(() -> attempts.checkpointsWithoutLoss(endless) > 0);
        attempts.change(endless.runId(), "attempt = attempt + 1");
        await().until(() -> !trainer.isAlive());
    }

    private EpochRecorder started(TrainingSettings settings) {
        var recorder = recorder(settings, () -> false);
        recorder.start();
        return recorder;
    }

    private Checkpoint state() {
        return preparation.of(work.definition()).start().checkpoint();
    }

    private static EpochReport report(int epoch) {
        return new EpochReport(epoch, 0.5, null, 0.5, null, 0.0, null, 0.1);
    }

    private EpochRecorder recorder(TrainingSettings settings, BooleanSupplier shuttingDown) {
        return new EpochRecorder(work, ledger, settings, 4, new UsageMeter(() -> 0),
                new Outage(work.runId(), shuttingDown), shuttingDown);
    }

    private TrainingSession session(Assignment assigned, TrainingSettings settings) {
        return new TrainingSession(assigned, preparation.of(assigned.definition()), ledger, replay, settings,
                new Outage(assigned.runId(), () -> false), () -> false);
    }
}
