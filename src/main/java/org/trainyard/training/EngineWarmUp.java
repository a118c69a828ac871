package org.trainyard.training;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.trainyard.compute.Engine;

/** Has the engine's fast kernels compiled in the background, once the service answers; runs need not wait for it. */
@Component
class EngineWarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(EngineWarmUp.class);

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        LOG.info(Engine.inWords());
        Thread.ofPlatform().daemon().name("engine-warm-up").start(() -> {
            var before = Engine.inWords();
            Engine.warmUp();
            if (!Engine.inWords().equals(before)) {
                LOG.info(Engine.inWords());
            }
        });
    }
}
