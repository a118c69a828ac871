package org.trainyard.web.idempotency;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of keys and answers. A row without an answer is never seen: it commits together with its answer. */
@Component
class AnswerTable {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration BETWEEN_PURGES = Duration.ofMinutes(10);

    private final JdbcClient database;
    private final Clock clock;
    private final AtomicReference<Instant> purged = new AtomicReference<>(Instant.EPOCH);

    AnswerTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What was stored under this key within the last 24 hours. */
    Optional<Stored> find(String owner, String key) {
        return database.sql("""
                select fingerprint, answer from idempotency
                where owner = ? and request_key = ? and created_at >= ?""").params(owner, key, oldest())
                .query((row, _) -> new Stored(row.getString(1), row.getString(2))).optional();
    }

    /** Reserves a key; in the transaction that creates. An old row under the same key makes room. */
    void insert(String owner, Fingerprint fingerprint) {
        database.sql("delete from idempotency where owner = ? and request_key = ? and created_at < ?")
                .params(owner, fingerprint.key(), oldest()).update();
        database.sql("insert into idempotency (owner, request_key, fingerprint, created_at) values (?, ?, ?, ?)")
                .params(owner, fingerprint.key(), fingerprint.sha256(), Timestamp.from(clock.instant())).update();
    }

    /** Adds the answer; in the same transaction as {@link #insert}. */
    void complete(String owner, String key, String answer) {
        database.sql("update idempotency set answer = ? where owner = ? and request_key = ?").params(answer, owner, key)
                .update();
    }

    /** Forgets what is older than 24 hours, now and then. */
    void purge() {
        var now = clock.instant();
        var last = purged.get();
        if (last.plus(BETWEEN_PURGES).isBefore(now) && purged.compareAndSet(last, now)) {
            database.sql("delete from idempotency where created_at < ?").param(oldest()).update();
        }
    }

    private Timestamp oldest() {
        return Timestamp.from(clock.instant().minus(KEPT));
    }

    /** A key's request, by its fingerprint, and the answer to it as JSON. */
    record Stored(String fingerprint, String answer) {}
}
