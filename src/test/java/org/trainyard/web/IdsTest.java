package org.trainyard.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdsTest {
    private static final Instant NOW = Instant.parse("2022-02-22T19:22:22Z");

    @Test
    void bearTheTimeTheVersionAndTheVariantOfUuidSeven() {
        // The time of the example in RFC 9562, appendix A.6.
        var id = new Ids(Clock.fixed(NOW, ZoneOffset.UTC)).make();

        assertThat(id.toString()).startsWith("017f22e2-79b0-7");
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void growAlsoWithinOneMillisecondAndWhenTheClockStandsStill() {
        var ids = new Ids(Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(Stream.generate(() -> ids.make().toString()).limit(10_000).toList()).isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void areMadeForEverybody() {
        assertThat(Ids.next()).isLessThan(Ids.next()).hasSize(36);
    }
}
