package org.trainyard.training;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.ServiceTest;
import org.trainyard.compute.EpochReport;
import org.trainyard.faults.Fault;
import org.trainyard.runs.RunLedger;
import org.trainyard.runs.RunLedger.Assignment;
import org.trainyard.runs.RunLedger.Measured;
import org.trainyard.runs.RunLedger.Verdict;
import org.trainyard.runs.Usage;

import static org.assertj.core.api.Assertions.assertThat;

/** An attempt that lost its run to another one can write nothing of what it still holds, whatever it is. */
@ServiceTest
@Tag("cheap-faults")
class FenceTest {

    @Autowired
    RestTestClient http;
    @Autowired
    RunLedger ledger;
    @Autowired
    Preparation preparation;
    @Autowired
    JdbcClient sql;

    Attempts attempts;
    Assignment late;
    Assignment present;

    @BeforeEach
    void begin() {
        attempts = new Attempts(http, ledger, sql);
        late = attempts.begin(20);
        present = ledger.begin(late.runId(), 0).orElseThrow();
    }

    @Test
    void nothingOfALateAttemptIsWritten() {
        Fault.FENCE.begin();
        var before = stored();
        var training = preparation.of(late.definition());
        var trainer = training.start();
        var outcome = trainer.train(_ -> {});
        var results = Results.of(training, trainer.model(), outcome, null);

        assertThat(ledger.record(late, List.of(measured()), 0, 1, Usage.NONE)).isEqualTo(Verdict.LOST);
        assertThat(ledger.verdict(late)).isEqualTo(Verdict.LOST);
        assertThat(ledger.keep(late, trainer.checkpoint(), null)).isFalse();
        assertThat(ledger.interrupt(late, trainer.checkpoint(), Usage.NONE)).isFalse();
        assertThat(ledger.complete(late, outcome, results, trainer.checkpoint(), Usage.NONE)).isFalse();
        assertThat(ledger.fail(late, "crashed", "late")).isFalse();

        assertThat(stored()).isEqualTo(before);
        assertThat(attempts.epochs(late)).isEmpty();
        assertThat(attempts.checkpoints(late)).isEmpty();
        Fault.FENCE.passed(6, "epochs, checkpoint, pause, result and failure of a late attempt; it is told so");
    }

    @Test
    void thePresentAttemptWritesOn() {
        assertThat(ledger.record(late, List.of(measured()), 0, 1, Usage.NONE)).isEqualTo(Verdict.LOST);
        assertThat(ledger.record(present, List.of(measured()), 0, 1, Usage.NONE)).isEqualTo(Verdict.GO_ON);
        assertThat(attempts.epochs(present)).containsExactly(0);
    }

    private String stored() {
        return sql.sql("select * from runs where id = ?").param(late.runId()).query().singleRow().toString();
    }

    private static Measured measured() {
        return new Measured(new EpochReport(0, 0.5, null, 0.5, null, 0.0, null, 0.1), 1);
    }
}
