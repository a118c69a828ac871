package org.trainyard.training;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is held in memory while the database takes nothing, and what is not. */
class OutageTest {

    private final AtomicBoolean shuttingDown = new AtomicBoolean();
    private final AtomicInteger tries = new AtomicInteger();
    private final Outage outage = new Outage("run", shuttingDown::get);

    @Test
    void aWriteIsTriedUntilTheDatabaseTakesIt() {
        var troubles = List.of(new CannotCreateTransactionException("away"),
                new DataAccessResourceFailureException("full"));
        var result = outage.outlast(() -> {
            throw troubles.getFirst();
        }, () -> {
            if (tries.incrementAndGet() == 1) {
                throw troubles.getLast();
            }
            return "stored";
        });
        assertThat(result).isEqualTo("stored");
        assertThat(tries).hasValue(2);
    }

    @Test
    void whatAHealthyDatabaseWouldRefuseTooIsThrownAtOnce() {
        assertThatThrownBy(() -> outage.outlast(() -> {
            throw new DuplicateKeyException("there already");
        }, tries::incrementAndGet)).isInstanceOf(DuplicateKeyException.class);
        assertThat(tries).hasValue(0);
    }

    @Test
    void aNodeThatIsToStopDoesNotWaitForTheDatabase() {
        assertThatThrownBy(() -> outage.outlast(() -> {
            shuttingDown.set(true);
            throw new DataAccessResourceFailureException("away");
        }, tries::incrementAndGet)).isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(tries).hasValue(0);
    }
}
