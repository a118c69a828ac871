package org.trainyard.web.problems;

import java.io.IOException;
import java.sql.SQLException;

import com.zaxxer.hikari.SQLExceptionOverride.Override;
import org.junit.jupiter.api.Test;
import org.springframework.orm.jpa.JpaSystemException;

import org.trainyard.web.ProblemType;

import static org.assertj.core.api.Assertions.assertThat;

/** Trouble with the database is told as what it is, never as a mistake of the service. */
class StorageRefusalsTest {

    private final SQLException closed = new SQLException("The database has been closed", "90098", 90098);
    private final SQLException killed = new SQLException("terminating connection", "57P01");
    private final SQLException duplicate = new SQLException("duplicate key", "23505", 23505);

    @Test
    void aFullDiskIsToldAsSuch() {
        assertThat(type(closed)).isEqualTo(ProblemType.STORAGE_FULL);
        assertThat(type(new SQLException("could not extend file", "53100"))).isEqualTo(ProblemType.STORAGE_FULL);
    }

    @Test
    void aDatabaseThatIsAwayIsToldAsSuchAlsoWhereTheRollbackHidesWhy() {
        assertThat(type(killed)).isEqualTo(ProblemType.UNAVAILABLE);
        assertThat(type(new JpaSystemException(new RuntimeException("Unable to rollback",
                new SQLException("Connection is closed"))))).isEqualTo(ProblemType.UNAVAILABLE);
    }

    @Test
    void anotherErrorIsNoTroubleOfTheStorage() {
        assertThat(StorageRefusals.of(duplicate)).isEmpty();
        assertThat(StorageRefusals.of(new SQLException("General error", "HY000", 50_000, new IOException("odd"))))
                .isEmpty();
    }

    @Test
    void thePoolGivesUpConnectionsToADatabaseThatClosedItself() {
        var pool = new BrokenConnections();
        assertThat(pool.adjudicate(closed)).isEqualTo(Override.MUST_EVICT);
        assertThat(pool.adjudicate(duplicate)).isEqualTo(Override.CONTINUE_EVICT);
    }

    private static ProblemType type(Throwable thrown) {
        return StorageRefusals.of(thrown).orElseThrow().problem().type();
    }
}
