package org.trainyard.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** A node whose own clock goes wrong, or whose database falls silent: what it says, and what it goes on doing. */
@ServiceTest
@Import(NodeInTroubleTest.Trouble.class)
@TestPropertySource(properties = {"trainyard.node.clock-check-every=100ms", "trainyard.node.database-patience=200ms",
    "db-scheduler.heartbeat-interval=200ms"})
class NodeInTroubleTest {

    private static final String SMALL = """
            {"model": {"layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "xor", "training": {"epochs": 10}}""";
    /** Small epochs, and minutes of work: it is still going on when the test looks. */
    private static final String LARGE = """
            {"model": {"layers": [{"units": 64, "activation": "tanh"}, {"units": 10, "activation": "softmax"}]},
             "dataset": "digits", "training": {"epochs": 400000, "recordEvery": 10}}""";

    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);
    private static final AtomicReference<@Nullable CountDownLatch> SILENCE = new AtomicReference<>();

    @Autowired
    RestTestClient http;
    @Autowired
    JdbcClient sql;
    @Autowired
    Clock clock;

    /** Cancelled after each test, so that a failed one leaves no work to the next. */
    private final List<String> begun = new ArrayList<>();
    @Autowired
    private Api api;

    @AfterEach
    void end() {
        AHEAD.set(Duration.ZERO);
        var silence = SILENCE.getAndSet(null);
        if (silence != null) {
            silence.countDown();
        }
        begun.forEach(run -> api.post(run + "/cancel", ""));
        begun.clear();
    }

    @Test
    void aNodeWhoseClockIsWrongLeavesQueuedRunsAloneAndSaysSo() {
        for (var wrong : new Duration[]{Duration.ofSeconds(61), Duration.ofSeconds(-61)}) {
            AHEAD.set(wrong);
            awaitStatus(503);
            var readiness = api.get("/actuator/health/readiness");
            assertThat(readiness.text("/components/clock/status")).isEqualTo("OUT_OF_SERVICE");
            assertThat(readiness.number("/components/clock/details/offsetSeconds"))
                    .isCloseTo((double) wrong.toSeconds(), within(5.0));
            assertThat(readiness.text("/components/db/status")).isEqualTo("UP");
            assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
            awaitPause();

            var run = begin(SMALL);
            assertThat(api.get(run, "Prefer", "wait=3").text("/state")).isEqualTo("queued");

            AHEAD.set(Duration.ZERO);
            assertThat(api.get(run, "Prefer", "wait=60").text("/state")).isEqualTo("completed");
            awaitStatus(200);
        }
    }

    @Test
    void whatItHasBegunGoesOnAndKeepsItsLease() {
        var run = begin(LARGE);
        patiently().until(() -> api.get(run).number("/progress/epoch") > 0);

        AHEAD.set(Duration.ofSeconds(61));
        awaitPause();
        var heartbeat = heartbeat();
        var epoch = api.get(run).number("/progress/epoch");
        // Missed four times, the job would be another node's; and a heartbeat of its own clock would come too early.
        patiently().until(() -> heartbeat().isAfter(heartbeat.plusSeconds(2)));
        assertThat(heartbeat()).isBefore(Instant.now().plusSeconds(5));
        patiently().until(() -> api.get(run).number("/progress/epoch") > epoch);

        assertThat(api.post(run + "/cancel", "").status()).isEqualTo(202);
        assertThat(api.get(run, "Prefer", "wait=60").text("/state")).isEqualTo("cancelled");
        assertThat(Instant.parse(api.get(run).text("/finishedAt"))).isBefore(Instant.now().plusSeconds(5));
    }

    /** With the strategy for H2, db-scheduler has fetched more jobs than it has threads for when it is paused. */
    @Test
    void whatItHasFetchedAndNotBegunGoesBackIntoTheQueue() {
        var large = List.of(begin(LARGE), begin(LARGE));
        patiently().until(() -> large.stream().allMatch(run -> state(run).equals("running")));
        var small = begin(SMALL);
        awaitNextPoll();
        AHEAD.set(Duration.ofSeconds(61));
        awaitPause();

        large.forEach(run -> api.post(run + "/cancel", ""));
        patiently().until(() -> large.stream().allMatch(run -> state(run).equals("cancelled")));
        assertThat(api.get(small, "Prefer", "wait=2").text("/state")).isEqualTo("queued");
        patiently().until(() -> sql.sql("select count(*) from scheduled_tasks where picked = true")
                .query(Integer.class).single() == 0);

        AHEAD.set(Duration.ZERO);
        assertThat(api.get(small, "Prefer", "wait=60").text("/state")).isEqualTo("completed");
    }

    @Test
    void theTimeOfTheServiceIsTheDatabases() {
        AHEAD.set(Duration.ofSeconds(61));

        assertThat(Duration.between(clock.instant(), Instant.now()).abs()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aSilentDatabaseIsToldInTimeAndIsNoReasonToBeKilled() {
        awaitStatus(200);
        SILENCE.set(new CountDownLatch(1));

        var asked = System.nanoTime();
        var readiness = api.get("/actuator/health/readiness");
        assertThat(readiness.status()).isEqualTo(503);
        assertThat(readiness.text("/components/db/details/reason")).isEqualTo("No answer within 0.2 s.");
        assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(api.get("/actuator/prometheus").body().asString()).contains("trainyard_runs{state=\"queued\"} NaN");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).as("before the driver would give up")
                .isLessThan(Duration.ofSeconds(30));

        end();
        awaitStatus(200);
    }

    private void awaitStatus(int status) {
        patiently().until(() -> api.get("/actuator/health/readiness").status() == status);
    }

    /** The node has said that it is out of service and has since had the time to find due jobs once more. */
    private void awaitPause() {
        patiently().until(() -> api.get("/actuator/health").text("/components/clock/status").equals("OUT_OF_SERVICE"));
        awaitAfter(Duration.ofMillis(500));
    }

    private void awaitNextPoll() {
        awaitAfter(Duration.ofMillis(1500));
    }

    private void awaitAfter(Duration time) {
        var from = clock.instant();
        patiently().until(() -> clock.instant().isAfter(from.plus(time)));
    }

    private String begin(String request) {
        var run = "/api/v1/runs/" + api.post("/api/v1/runs", request).text("/id");
        begun.add(run);
        return run;
    }

    private String state(String run) {
        return api.get(run).text("/state");
    }

    private Instant heartbeat() {
        return sql.sql("select max(last_heartbeat) from scheduled_tasks").query(OffsetDateTime.class)
                .single().toInstant();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(1));
    }

    /** A clock of the node that goes wrong, and a database that answers nobody, for a while. */
    @TestConfiguration
    static class Trouble {

        @Bean
        static BeanPostProcessor trouble() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return switch (bean) {
                        case DataSource database -> new Silent(database);
                        case Object _ when name.equals("ownClock") -> ownClock();
                        default -> bean;
                    };
                }
            };
        }

        private static InstantSource ownClock() {
            return () -> Instant.now().plus(AHEAD.get());
        }
    }

    private static final class Silent extends DelegatingDataSource {

        Silent(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var silence = SILENCE.get();
            if (silence != null) {
                try {
                    silence.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return super.getConnection();
        }
    }
}
