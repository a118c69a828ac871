package org.trainyard.node;

import java.io.File;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.application.DiskSpaceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The node's name, its clocks, and the disk that it watches. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NodeSettings.class)
class NodeConfiguration {

    /** A name is kept in a column of 100 characters. */
    private static final int LONGEST_NAME = 80;

    @Bean
    Node node(NodeSettings settings) {
        var given = settings.name() == null || settings.name().isBlank() ? host() : settings.name().strip();
        var random = UUID.randomUUID().toString().substring(0, 8);
        return new Node(given.substring(0, Math.min(given.length(), LONGEST_NAME)) + "-" + random);
    }

    /** What the machine is told to be the time; nothing but {@link DatabaseClock} may go by it. */
    @Bean(defaultCandidate = false)
    InstantSource ownClock() {
        return InstantSource.system();
    }

    @Bean
    DatabaseClock clock(@Qualifier("ownClock") InstantSource ownClock) {
        return new DatabaseClock(ownClock, System::nanoTime);
    }

    /** Takes the place of Spring Boot's, which counts a folder that is not there yet as a full disk. */
    @Bean
    DiskSpaceHealthIndicator diskSpaceHealthIndicator(NodeSettings settings) {
        return new DiskSpaceHealthIndicator(nearest(Path.of(settings.disk()).toAbsolutePath().normalize()),
                settings.diskFree());
    }

    @Bean
    MeterBinder clockMeters(DatabaseClock clock) {
        return registry -> Gauge.builder("trainyard.clock.offset", clock, it -> it.offset().toMillis() / 1000.0)
                .baseUnit("seconds").description("How far this node's own clock is ahead of the database's")
                .register(registry);
    }

    private static File nearest(Path folder) {
        @Nullable
        Path present = folder;
        while (present != null && !Files.isDirectory(present)) {
            present = present.getParent();
        }
        return (present == null ? folder : present).toFile();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "node";
        }
    }
}
