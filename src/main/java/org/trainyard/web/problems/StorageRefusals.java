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
    /** H2: an error that its store found; the cause says which. */
    private static final int H2_GENERAL = 50_000;
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

    /** Whether the database could not write, or has closed itself because of that. */
    static boolean isFull(SQLException e) {
        return H2_FULL.contains(e.getErrorCode()) || POSTGRESQL_FULL.equals(e.getSQLState())
                || (e.getErrorCode() == H2_GENERAL && Refusals.causes(e).anyMatch(StorageRefusals::isFailedWrite));
    }

    /** What H2's store throws at the first write that fails; the class is not there where another database is used. */
    private static boolean isFailedWrite(Throwable thrown) {
        return thrown.getClass().getName().equals("org.h2.mvstore.MVStoreException")
                && String.valueOf(thrown.getMessage()).startsWith("Writing to ");
    }

    /**
     * Class 08 is a broken connection, 57P a server that stops or starts, 53 one without room for a connection. What the
     * pool says of a connection that it gave up within a transaction has no state.
     */
    private static boolean isGone(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return e instanceof SQLTransientException || e instanceof SQLRecoverableException || state.startsWith("08")
                || "Connection is closed".equals(e.getMessage())
                || state.startsWith("57P") || state.startsWith("53");
    }

    private static Optional<Refusal> told(Throwable thrown, ProblemType type, String detail) {
        LOG.warn("Answered {}: {}", type.slug(), thrown.toString());
        return Optional.of(Refusal.of(type, detail));
    }
}
