package org.trainyard.node;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Health's {@code db}: whether the database answers a query, said within {@code trainyard.node.database-patience}. Spring
 * Boot's own would wait for a silent one as long as the driver does.
 */
@Component("dbHealthIndicator")
class DatabaseHealthIndicator implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseHealthIndicator.class);

    private final Inquiry<Answer> inquiry;
    private final Duration patience;

    private record Answer(String product, double millis) {}

    DatabaseHealthIndicator(DataSource database, NodeSettings settings) {
        this.patience = settings.databasePatience();
        this.inquiry = new Inquiry<>(() -> ask(database), patience, Duration.ZERO);
    }

    @Override
    public Health health() {
        try {
            var answer = inquiry.answer();
            return Health.up().withDetail("database", answer.product()).withDetail("millis", answer.millis()).build();
        } catch (TimeoutException e) {
            return down("No answer within %s s.".formatted(patience.toMillis() / 1000.0));
        } catch (ExecutionException e) {
            // The words of a driver tell names of hosts and users: they are for the log.
            LOG.warn("The database is not well: {}", NestedExceptionUtils.getMostSpecificCause(e).toString());
            return down("It refuses to answer; the log says why.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return down("The node was stopped while it waited for an answer.");
        }
    }

    private static Health down(String reason) {
        return Health.down().withDetail("reason", reason).build();
    }

    private static Answer ask(DataSource database) {
        try {
            var product = JdbcUtils.extractDatabaseMetaData(database, it -> it.getDatabaseProductName());
            var asked = System.nanoTime();
            JdbcClient.create(database).sql("select 1").query(Integer.class).single();
            return new Answer(product, (System.nanoTime() - asked) / 1e6);
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("No connection to the database", e);
        }
    }
}
