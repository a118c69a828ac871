package org.trainyard.training;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.AbstractDataSource;

import org.trainyard.runs.Priority;
import org.trainyard.runs.Run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrainingQueueTest {

    @Test
    void aDatabaseThatIsAwayIsNoCrash() {
        var scheduler = Scheduler.create(new Away()).jdbcCustomization(new DefaultJdbcCustomization(true)).build();
        var queue = new TrainingQueue(new ObjectProvider<>() {
            @Override
            public Scheduler getObject() {
                return scheduler;
            }
        });
        var queued = new Run.Queued("a-run", 1, Priority.NORMAL, Instant.EPOCH);

        assertThatThrownBy(() -> queue.enqueue(queued)).isInstanceOf(DataAccessException.class)
                .hasRootCauseInstanceOf(SQLTransientConnectionException.class);
    }

    private static final class Away extends AbstractDataSource {
        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLTransientConnectionException("nobody listens");
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }
}
