package org.trainyard.web.access;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.trainyard.TrainyardApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(OutputCaptureExtension.class)
class OpenToTheWorldTest {

    @Test
    void refusesToStartWithoutAKeyOnAnAddressThatOthersReach(CapturedOutput output) {
        assertThatThrownBy(() -> SpringApplication.run(TrainyardApplication.class, "--server.address=0.0.0.0",
                "--server.port=0", "--spring.datasource.url=jdbc:h2:mem:open")).hasRootCauseInstanceOf(
                        AccessSettings.OpenToTheWorld.class);

        assertThat(output).contains("APPLICATION FAILED TO START",
                "Trainyard would listen on 0.0.0.0 without an API key, so anybody on the network could use it.",
                "Set TRAINYARD_API_KEY").doesNotContain("\tat org.springframework");
    }
}
