package org.trainyard.training;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.trainyard.compute.Engine;

/**
 * Has the engine's fast kernels compiled in the background, once the service answers; runs need not wait for it. A machine that
 * is busy while the service starts gives the compiler little time, so it is tried again.
 */
@Component
class EngineWarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(EngineWarmUp.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LAST_PAUSE = Duration.ofMinutes(1);

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        LOG.info(Engine.inWords());
        var thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("engine-warm-up").factory());
        thread.execute(() -> warmUp(thread, FIRST_PAUSE));
    }

    /** Where vectors never win, a few tries are enough to know. */
    private static void warmUp(ScheduledExecutorService thread, Duration pause) {
        var before = Engine.inWords();
        var isFinal = Engine.warmUp();
        if (!Engine.inWords().equals(before)) {
            LOG.info(Engine.inWords());
        }
        if (!isFinal && pause.compareTo(LAST_PAUSE) > 0) {
            LOG.warn("The Vector API has not become faster than scalar code, as it happens where the JVM may not use "
                    + "its second compiler (-XX:TieredStopAtLevel=1). Training stays on scalar kernels.");
        }
        if (isFinal || pause.compareTo(LAST_PAUSE) > 0) {
            thread.shutdown();
        } else {
            var _ = thread.schedule(() -> warmUp(thread, pause.multipliedBy(2)), pause.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }
}
