package org.trainyard.training;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node trains ({@code trainyard.training.*}).
 *
 * @param flushEvery longest time that a measured epoch waits before it is stored
 * @param checkpointEvery longest time that a training goes without a checkpoint, also within an epoch
 * @param soleNode true where no other process uses the database (H2): jobs that a dead process held are free at once. Said
 *        where it is not so, it takes the jobs of living nodes away, so it is false unless it is said
 */
@ConfigurationProperties("trainyard.training")
record TrainingSettings(@DefaultValue("250ms") Duration flushEvery, @DefaultValue("10s") Duration checkpointEvery,
        @DefaultValue("false") boolean soleNode) {}
