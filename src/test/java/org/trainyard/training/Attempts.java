package org.trainyard.training;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.runs.RunLedger;
import org.trainyard.runs.RunLedger.Assignment;

/** Runs that are in the hands of a test rather than of a worker, and what the tables say of them. */
final class Attempts {

    private final Api api;
    private final RunLedger ledger;
    private final JdbcClient sql;

    Attempts(RestTestClient http, RunLedger ledger, JdbcClient sql) {
        this.api = new Api(http);
        this.ledger = ledger;
        this.sql = sql;
    }

    /** A run of XOR that no job knows of, begun. */
    Assignment begin(int epochs) {
        return begin(epochs, 10);
    }

    /** The same with so many epochs between two checkpoints. */
    Assignment begin(int epochs, int checkpointEvery) {
        var id = api.post("/api/v1/runs", """
                {"model": {"layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
                 "dataset": "xor", "paused": true, "training": {"epochs": %d, "batchSize": 2, "checkpointEvery": %d}}"""
                .formatted(epochs, checkpointEvery)).text("/id");
        change(id, "state = 'QUEUED'");
        return ledger.begin(id, 0).orElseThrow();
    }

    void change(String runId, String assignment) {
        sql.sql("update runs set " + assignment + " where id = ?").param(runId).update();
    }

    String state(Assignment work) {
        return sql.sql("select state from runs where id = ?").param(work.runId()).query(String.class).single();
    }

    List<Integer> epochs(Assignment work) {
        return sql.sql("select epoch from epochs where run_id = ? order by epoch").param(work.runId())
                .query((row, _) -> row.getInt(1)).list();
    }

    List<Integer> checkpoints(Assignment work) {
        return sql.sql("select epoch from checkpoints where run_id = ? order by epoch").param(work.runId())
                .query((row, _) -> row.getInt(1)).list();
    }

    /** How many checkpoints carry no loss. */
    int checkpointsWithoutLoss(Assignment work) {
        return sql.sql("select count(*) from checkpoints where run_id = ? and loss is null").param(work.runId())
                .query(Integer.class).single();
    }

    /** Puts a row where the recorder will want to put its own. */
    void occupy(Assignment work, int epoch) {
        sql.sql("insert into epochs (run_id, epoch, learning_rate, millis) values (?, ?, 1, 1)")
                .params(work.runId(), epoch).update();
    }

    /** Takes the run's row for the transaction of the caller, so that no one else can write. */
    void lock(Assignment work) {
        sql.sql("select id from runs where id = ? for update").param(work.runId()).query(String.class).single();
    }
}
