package org.trainyard.web.problems;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

import org.trainyard.web.ProblemType;

/** Trouble with the database: full, gone, or too busy. */
final class StorageRefusals {
    private static final Logger LOG = LoggerFactory.getLogger(StorageRefusals.class);
    /**
     * H2: reading or writing the file failed (90028, 90031), and what every later call says, because H2 then closes
     * the database (90098); a full disk shows as these.
     */
    private static final Set<Integer> H2_FULL = Set.of(90028, 90031, 90098);
    /** PostgreSQL: disk_full. */
    private static final String POSTGRESQL_FULL = "53100";

    private StorageRefusals() {}

    static Optional<Refusal> of(Throwable thrown) {
        var sql = Refusals.causes(thrown).filter(SQLException.class::isInstance).map(SQLException.class::cast).toList();
        if (sql.stream().anyMatch(StorageRefusals::isFull)) {
            return told(thrown, ProblemType.STORAGE_FULL,
                    "The disk of the service is full. Nothing was stored; reading and deleting still work.");
        }
        var busy = thrown instanceof DataAccessResourceFailureException
                || thrown instanceof TransientDataAccessException
                || thrown instanceof RecoverableDataAccessException
                || thrown instanceof CannotCreateTransactionException;
        return busy || sql.stream().anyMatch(StorageRefusals::isGone)
                ? told(thrown, ProblemType.UNAVAILABLE,
                        "The database does not answer at the moment. Try again in a few seconds.")
                : Optional.empty();
    }

    private static boolean isFull(SQLException e) {
        return H2_FULL.contains(e.getErrorCode()) || POSTGRESQL_FULL.equals(e.getSQLState());
    }

    /** Class 08 is a broken connection, 57P a server that stops or starts, 53 one without room for a connection. */
    private static boolean isGone(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return e instanceof SQLTransientException || e instanceof SQLRecoverableException || state.startsWith("08")
                || state.startsWith("57P") || state.startsWith("53");
    }

    private static Optional<Refusal> told(Throwable thrown, ProblemType type, String detail) {
        LOG.warn("Answered {}: {}", type.slug(), thrown.toString());
        return Optional.of(Refusal.of(type, detail));
    }
}
