package org.trainyard.web.idempotency;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import org.trainyard.transactions.Turns;
import org.trainyard.web.Caller;
import org.trainyard.web.Idempotency;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.StrictJson;

/**
 * Idempotency by a unique key: who inserts the row creates, everybody else waits for that transaction. The insert of a
 * duplicate blocks in the database until the first commits or rolls back, on this node or any other; duplicates on this
 * node wait in line before they take a connection, so that they cannot use up the pool which the first needs.
 */
@Component
class StoredAnswers implements Idempotency {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AnswerTable table;
    private final StrictJson json;
    private final TransactionTemplate transaction;
    private final Turns turns = new Turns();

    StoredAnswers(AnswerTable table, StrictJson json, PlatformTransactionManager transactions) {
        this.table = table;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public <T> T once(Class<T> type, Supplier<T> creation) {
        var request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return Fingerprint.of(request).map(fingerprint -> once(type, creation, fingerprint, Caller.current().owner()))
                .orElseGet(() -> created(creation));
    }

    private <T> T once(Class<T> type, Supplier<T> creation, Fingerprint fingerprint, String owner) {
        // Before anything is created: trouble with old keys must not be told as a failure of what then succeeded.
        table.purge();
        return turns.alone(owner + "\n" + fingerprint.key(), PATIENCE, () -> {
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                var answer = attempt(type, creation, fingerprint, owner);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
            throw stillAtWork();
        }).orElseThrow(StoredAnswers::stillAtWork);
    }

    /** Empty when another node was faster and then failed, or is still at work after the database's own patience. */
    private <T> Optional<T> attempt(Class<T> type, Supplier<T> creation, Fingerprint fingerprint, String owner) {
        var stored = table.find(owner, fingerprint.key());
        if (stored.isPresent()) {
            if (!stored.get().fingerprint().equals(fingerprint.sha256())) {
                throw new Problem(ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key came with another request before. Use a new key for a new request.");
            }
            return Optional.of(json.read(stored.get().answer(), type));
        }
        try {
            return Optional.of(created(() -> {
                reserve(fingerprint, owner);
                var answer = creation.get();
                table.complete(owner, fingerprint.key(), json.write(answer));
                return answer;
            }));
        } catch (Taken e) {
            return Optional.empty();
        }
    }

    private void reserve(Fingerprint fingerprint, String owner) {
        try {
            table.insert(owner, fingerprint);
        } catch (ConcurrencyFailureException | QueryTimeoutException
                | DuplicateKeyException e) {
            throw new Taken(e);
        }
    }

    private <T> T created(Supplier<T> creation) {
        return Objects.requireNonNull(transaction.execute(_ -> creation.get()), "A creation answers with something");
    }

    private static Problem stillAtWork() {
        return new Problem(ProblemType.UNAVAILABLE,
                "The first request with this Idempotency-Key is still at work. Try again in a few seconds.");
    }

    /** Somebody else holds the key: only a reservation that failed may be tried again, never a creation. */
    private static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Taken(Throwable cause) {
            super(cause);
        }
    }
}
