package org.trainyard.node;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads the database's clock from time to time, and says whether the node's own agrees with it. The first reading comes
 * before anything is served or trained.
 */
@Component
class ClockCheck implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ClockCheck.class);

    private final DatabaseClock clock;
    private final DataSource database;
    private final NodeSettings settings;
    private final ApplicationEventPublisher events;
    private @Nullable ScheduledExecutorService checks;
    private boolean right = true;

    ClockCheck(DatabaseClock clock, DataSource database, NodeSettings settings, ApplicationEventPublisher events) {
        this.clock = clock;
        this.database = database;
        this.settings = settings;
        this.events = events;
    }

    @Override
    public void start() {
        check();
        var every = settings.clockCheckEvery().toMillis();
        checks = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("clock-check").factory());
        var _ = checks.scheduleWithFixedDelay(this::check, every, every, TimeUnit.MILLISECONDS);
    }

    /** Whatever happens, the next check comes: a database that is away is not the clock's fault. */
    private void check() {
        try {
            read();
        } catch (SQLException | RuntimeException e) {
            LOG.debug("The database's clock cannot be read", e);
        }
        try {
            judge();
        } catch (RuntimeException e) {
            LOG.error("The check of the clock was not heard", e);
        }
    }

    /** On a connection of its own: within a transaction the database's time stands still. */
    private void read() throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            var asked = System.nanoTime();
            try (var row = statement.executeQuery("select current_timestamp")) {
                var answered = System.nanoTime();
                row.next();
                Instant read = row.getObject(1, OffsetDateTime.class).toInstant();
                clock.learn(read, asked, answered);
            }
        }
    }

    private void judge() {
        var offset = clock.offset();
        var now = isRight(offset);
        if (right && !now) {
            LOG.warn("This node's clock is {}. It begins no run until the two agree within {} s.", inWords(offset),
                    seconds(settings.clockTolerance()));
        } else if (!right && now) {
            LOG.info("This node's clock agrees with the database's again. It begins runs.");
        }
        right = now;
        events.publishEvent(new ClockChecked(offset, now));
    }

    boolean isRight(Duration offset) {
        return offset.abs().compareTo(settings.clockTolerance()) <= 0;
    }

    static String inWords(Duration offset) {
        return "%s s %s the database's".formatted(seconds(offset.abs()), offset.isNegative() ? "behind" : "ahead of");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }

    @Override
    public void stop() {
        if (checks != null) {
            // Not interrupted: H2 answers an interrupt by closing the database.
            checks.shutdown();
            checks = null;
        }
    }

    @Override
    public boolean isRunning() {
        return checks != null;
    }

    /** Before the web server starts and after it stops. */
    @Override
    public int getPhase() {
        return 0;
    }
}
