package org.trainyard.web.probe;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.trainyard.web.Ids;
import org.trainyard.web.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

@ProbeTest
class OnceOnlyTest {
    private static final String MODEL = "{\"name\":\"m\",\"layers\":[{\"units\":8}]}";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Test
    void fiftyParallelRequestsWithOneKeyCreateOnce() throws Exception {
        var before = ProbeController.CREATED.get();
        var key = Ids.next();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = clients.invokeAll(
                    IntStream.range(0, 50).<Callable<String>>mapToObj(_ -> () -> body(post(key, MODEL))).toList());

            var first = answers.getFirst().get();
            assertThat(first).contains("\"id\":\"");
            assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isEqualTo(first));
        }
        assertThat(ProbeController.CREATED.get() - before).isEqualTo(1);
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefused() {
        var key = Ids.next();
        post(key, MODEL);

        assertThat(post(key, MODEL.replace('8', '9'))).startsWith("HTTP/1.1 422 ")
                .contains("/problems/idempotency-key-reused");
    }

    @Test
    void aCreationThatFailsLeavesTheKeyFree() {
        var key = Ids.next();

        assertThat(post(key, MODEL.replace("\"m\"", "\"fails\""))).startsWith("HTTP/1.1 500 ");
        assertThat(post(key, MODEL)).startsWith("HTTP/1.1 201 ");
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        var key = Ids.next();
        var first = body(post(key, MODEL));
        database.sql("update idempotency set created_at = created_at - interval '25' hour where request_key = ?")
                .param(key).update();

        assertThat(post(key, MODEL.replace('8', '9'))).startsWith("HTTP/1.1 201 ").doesNotContain(first);
    }

    @Test
    void withoutAKeyEveryRequestCreates() {
        var plain = "Content-Type: application/json\r\n";

        assertThat(body(RawHttp.post(port, plain, MODEL))).isNotEqualTo(body(RawHttp.post(port, plain, MODEL)));
    }

    @Test
    void aKeyThatIsNoKeyIsRefused() {
        assertThat(post("k".repeat(201), MODEL)).startsWith("HTTP/1.1 400 ").contains("/problems/invalid-parameter");
    }

    private String post(String key, String body) {
        return RawHttp.post(port, "Content-Type: application/json\r\nIdempotency-Key: " + key + "\r\n", body);
    }

    private static String body(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 201 ");
        return answer.substring(answer.indexOf("\r\n\r\n"));
    }
}
