package org.trainyard.training;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

/** Counts what this node's workers do. What they record is counted where it is stored, by {@code runs}. */
@Component
class TrainingMeters {

    private final AtomicInteger active = new AtomicInteger();
    private final Timer queueWait;
    private final Counter databaseFailures;
    private final Counter crashes;

    TrainingMeters(MeterRegistry registry) {
        Gauge.builder("trainyard.training.active", active, AtomicInteger::get)
                .description("Runs that this node trains at the moment").register(registry);
        queueWait = Timer.builder("trainyard.queue.wait")
                .description("Time from when a run could begin until a worker of this node took it up")
                .serviceLevelObjectives(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10),
                        Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1))
                .register(registry);
        databaseFailures = failures(registry, "database");
        crashes = failures(registry, "crash");
    }

    void waited(Duration time) {
        queueWait.record(time);
    }

    void whileTraining(Runnable training) {
        active.incrementAndGet();
        try {
            training.run();
        } finally {
            active.decrementAndGet();
        }
    }

    /** The database failed an attempt: it goes on from its last checkpoint, here or on another node. */
    void failedByDatabase() {
        databaseFailures.increment();
    }

    /** An attempt crashed, and would do so again: its run has failed. */
    void crashed() {
        crashes.increment();
    }

    private static Counter failures(MeterRegistry registry, String cause) {
        return Counter.builder("trainyard.attempts.failed").tag("cause", cause)
                .description("Attempts that broke off on this node: the database failed, or the training")
                .register(registry);
    }
}
