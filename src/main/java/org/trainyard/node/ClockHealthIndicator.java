package org.trainyard.node;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health's {@code clock}: out of service while the node's own clock is too far off. */
@Component
class ClockHealthIndicator implements HealthIndicator {

    private final DatabaseClock clock;
    private final ClockCheck check;
    private final NodeSettings settings;

    ClockHealthIndicator(DatabaseClock clock, ClockCheck check, NodeSettings settings) {
        this.clock = clock;
        this.check = check;
        this.settings = settings;
    }

    @Override
    public Health health() {
        if (!clock.hasReading()) {
            return Health.unknown().withDetail("reason", "The database's clock has not been read yet.").build();
        }
        var offset = clock.offset();
        var health = check.isRight(offset)
                ? Health.up()
                : Health.outOfService().withDetail("reason",
                        "This node's clock is %s, so it begins no run.".formatted(ClockCheck.inWords(offset)));
        return health.withDetail("offsetSeconds", offset.toMillis() / 1000.0)
                .withDetail("toleranceSeconds", settings.clockTolerance().toMillis() / 1000.0).build();
    }
}
