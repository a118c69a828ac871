package org.trainyard.training;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;
import org.trainyard.runs.RunLedger;
import org.trainyard.runs.Usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An operator can tell an attempt that the database failed from one that crashed, and from one that was lost. */
@ServiceTest
class FailedAttemptsTest {

    private static final String FAILED = "trainyard.attempts.failed";

    @Autowired
    RestTestClient http;
    @Autowired
    TrainingWorker worker;
    @Autowired
    RunLedger ledger;
    @Autowired
    Preparation preparation;
    @Autowired
    JdbcClient sql;
    @Autowired
    MeterRegistry registry;

    private String id = "";

    @BeforeEach
    void aRunThatNoJobKnowsOf() {
        id = new Api(http).post("/api/v1/runs", """
                {"model": {"layers": [{"units": 256, "activation": "tanh"}, {"units": 10, "activation": "softmax"}]},
                 "dataset": "digits", "paused": true, "training": {"epochs": 5000}}""").text("/id");
        sql.sql("update runs set state = 'QUEUED' where id = ?").param(id).update();
    }

    @AfterEach
    void nothingIsLeftRunning() {
        sql.sql("update runs set state = 'CANCELLED' where id = ?").param(id).update();
    }

    @Test
    void theDatabaseFailsAnAttemptAndNotItsRun() {
        var before = count(FAILED, "cause", "database");
        var thrown = new AtomicReference<@Nullable Throwable>();
        var training = Thread.ofPlatform().start(() -> {
            try {
                worker.train(new Turn(id, 0), () -> false);
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });
        patiently().until(() -> lastEpoch() >= 0);
        // A place in the table that the attempt will want for itself.
        sql.sql("insert into epochs (run_id, epoch, learning_rate, millis) values (?, ?, 1, 1)")
                .params(id, lastEpoch() + 50).update();

        patiently().until(() -> !training.isAlive());
        assertThat(thrown.get()).isInstanceOf(DataAccessException.class);
        assertThat(count(FAILED, "cause", "database") - before).isEqualTo(1);
        assertThat(state()).isEqualTo("RUNNING");
    }

    @Test
    void aCrashFailsTheRun() {
        var before = count(FAILED, "cause", "crash");
        var ended = count("trainyard.runs.ended", "reason", "crashed");
        sql.sql("update runs set definition = replace(definition, dataset_id, 'nothing') where id = ?").param(id)
                .update();

        worker.train(new Turn(id, 0), () -> false);

        assertThat(count(FAILED, "cause", "crash") - before).isEqualTo(1);
        assertThat(count("trainyard.runs.ended", "reason", "crashed") - ended).isEqualTo(1);
        assertThat(state()).isEqualTo("FAILED");
    }

    @Test
    void aRunThatCannotEvenBeBegunFailsToo() {
        var ended = count("trainyard.runs.ended", "reason", "crashed");
        var definition = sql.sql("select definition from runs where id = ?").param(id).query(String.class).single();
        sql.sql("update runs set definition = '[]' where id = ?").param(id).update();

        worker.train(new Turn(id, 0), () -> false);

        assertThat(count("trainyard.runs.ended", "reason", "crashed") - ended).isEqualTo(1);
        assertThat(state()).isEqualTo("FAILED");
        // Others list all runs of this database.
        sql.sql("update runs set definition = ? where id = ?").params(definition, id).update();
    }

    @Test
    void aCancellationIsKeptWhereTheWorkerDiedThatHadPromisedIt() {
        assertThat(ledger.begin(id, 0)).isPresent();
        new Api(http).post("/api/v1/runs/" + id + "/cancel", "");
        assertThat(state()).isEqualTo("RUNNING");

        worker.train(new Turn(id, 0), () -> false);

        assertThat(state()).isEqualTo("CANCELLED");
    }

    @Test
    void aCancellationIsKeptWhereTheTrainingCrashes() {
        var work = ledger.begin(id, 0).orElseThrow();
        new Api(http).post("/api/v1/runs/" + id + "/cancel", "");

        ledger.fail(work, "crashed", "in its last batch");

        assertThat(state()).isEqualTo("CANCELLED");
    }

    @Test
    void aStoppedRunOfNoEpochsIsNotTakenForPaused() {
        var attempts = new Attempts(http, ledger, sql);
        var work = attempts.begin(0);

        ledger.interrupt(work, preparation.of(work.definition()).start().checkpoint(), Usage.NONE);

        patiently().until(() -> attempts.state(work).equals("COMPLETED"));
    }

    @Test
    void anAttemptWhoseRunAnotherTookIsCountedOnceAsLost() {
        var before = count("trainyard.attempts.lost");
        var work = ledger.begin(id, 0).orElseThrow();
        assertThat(ledger.begin(id, 0)).isPresent();

        assertThat(ledger.verdict(work)).isEqualTo(RunLedger.Verdict.LOST);

        assertThat(count("trainyard.attempts.lost") - before).isEqualTo(1);
    }

    private int lastEpoch() {
        return sql.sql("select coalesce(max(epoch), -1) from epochs where run_id = ?").param(id).query(Integer.class)
                .single();
    }

    private String state() {
        return sql.sql("select state from runs where id = ?").param(id).query(String.class).single();
    }

    private double count(String name, String... tags) {
        var counter = registry.find(name).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(1));
    }
}
