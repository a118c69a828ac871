package org.trainyard.runs;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.trainyard.compute.Engine;
import org.trainyard.compute.Numerics;
import org.trainyard.node.Node;
import org.trainyard.runs.Provenance.Attempt;

/** Who trained a run, and how each attempt ended; written in the transactions that begin and end it. */
@Component
class AttemptTable {

    private static final String LOST = "lost";
    private static final String INTERRUPTED = "interrupted";

    private final JdbcClient database;
    private final Node node;
    private final String version;

    AttemptTable(JdbcClient database, Node node, ObjectProvider<BuildProperties> build) {
        this.database = database;
        this.node = node;
        this.version = build.stream().findFirst().map(BuildProperties::getVersion).orElse("development");
    }

    /** This node begins an attempt. */
    @Transactional(propagation = Propagation.MANDATORY)
    void begin(String runId, int number, int fromEpoch, Instant now) {
        database.sql("""
                insert into attempts (run_id, number, node, version, numerics, engine, from_epoch, began_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(runId, number, node.name(), version, Numerics.VERSION, Engine.inWords(), fromEpoch, utc(now))
                .update();
    }

    /** An attempt came to its end, and left the run in a state. */
    @Transactional(propagation = Propagation.MANDATORY)
    void end(String runId, int number, int reachedEpoch, RunState state, Instant now) {
        database.sql("""
                update attempts set reached_epoch = ?, outcome = ?, ended_at = ? where run_id = ? and number = ?""")
                .params(reachedEpoch, state == RunState.QUEUED ? INTERRUPTED : state.label(), utc(now), runId, number)
                .update();
    }

    /** Nothing more will be heard of attempts that have not come to an end: their worker died, or lost the run. */
    @Transactional(propagation = Propagation.MANDATORY)
    void giveUp(String runId, Instant now) {
        database.sql("update attempts set outcome = ?, ended_at = ? where run_id = ? and outcome is null")
                .params(LOST, utc(now), runId).update();
    }

    List<Attempt> of(String runId) {
        return database.sql("select * from attempts where run_id = ? order by number").param(runId)
                .query((row, _) -> new Attempt(row.getInt("number"), row.getString("node"), row.getString("version"),
                        row.getInt("numerics"), row.getString("engine"), row.getInt("from_epoch"),
                        (Integer) row.getObject("reached_epoch"), row.getString("outcome"),
                        instant(row.getObject("began_at", OffsetDateTime.class)),
                        row.getObject("ended_at") == null
                                ? null
                                : instant(row.getObject("ended_at", OffsetDateTime.class))))
                .list();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }
}
