package org.trainyard.training;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds when nothing is said must be safe on any number of nodes. */
class TrainingSettingsTest {

    @Test
    void aNodeIsNotAloneUnlessThatIsSaid() {
        var nothing = new Binder(new MapConfigurationPropertySource(Map.of()));

        assertThat(nothing.bindOrCreate("trainyard.training", TrainingSettings.class).soleNode()).isFalse();
    }
}
