package org.trainyard.runs.checkpoints;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

import org.trainyard.transactions.AfterCommit;

/** How long checkpoints take, and how large they are: of those that this node stored, once they have been committed. */
@Component
class CheckpointMeters {

    private final Timer time;
    private final DistributionSummary size;

    CheckpointMeters(MeterRegistry registry) {
        time = Timer.builder("trainyard.checkpoint.write")
                .description("Time to make a checkpoint, store it and commit")
                .serviceLevelObjectives(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(250),
                        Duration.ofSeconds(1), Duration.ofSeconds(5))
                .register(registry);
        size = DistributionSummary.builder("trainyard.checkpoint.size").baseUnit("bytes")
                .description("Bytes of the checkpoints that this node stored").register(registry);
    }

    /** @param began when its making began, by {@link System#nanoTime} */
    void made(int bytes, long began) {
        AfterCommit.run(() -> {
            time.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            size.record(bytes);
        });
    }
}
