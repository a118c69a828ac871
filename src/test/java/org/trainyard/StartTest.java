package org.trainyard;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class StartTest {

    @Autowired
    RestTestClient http;

    @Test
    void answersThatItIsWell() {
        http.get().uri("/actuator/health").exchange().expectStatus().isOk();
    }
}
