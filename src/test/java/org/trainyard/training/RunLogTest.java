package org.trainyard.training;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;
import org.trainyard.node.Node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Lines of the log tell which run they are about, whoever writes them. */
@ServiceTest
class RunLogTest {

    private static final String XOR = """
            {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "dataset": "xor", "paused": true,
             "training": {"epochs": 3}}""";

    @Autowired
    RestTestClient http;
    @Autowired
    TrainingWorker worker;
    @Autowired
    Node node;

    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        lines.start();
        logger().addAppender(lines);
    }

    @AfterEach
    void leave() {
        logger().detachAppender(lines);
    }

    @Test
    void everyLineOfATrainingNamesTheRunTheAttemptAndTheNode() {
        var run = new Api(http).train(XOR.replace("\"paused\": true,", "")).text("/id");

        // The recorder's line comes after its last commit, which is what the client waited for.
        await().until(() -> about(run).stream().anyMatch(line -> line.getThreadName().equals("record-" + run)));
        var about = about(run);
        assertThat(about).as("the worker's beginning and the recorder's end").hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(line -> assertThat(line.getMDCPropertyMap())
                        .isEqualTo(Map.of("run", run, "attempt", "1", "node", node.name())));
        assertThat(about.stream().map(ILoggingEvent::getThreadName))
                .anyMatch(thread -> thread.startsWith("db-scheduler"));
    }

    private List<ILoggingEvent> about(String run) {
        return lines.all.stream().filter(line -> line.getFormattedMessage().contains(run)).toList();
    }

    @Test
    void aThreadForgetsTheRunWhenItIsDoneWithIt() {
        MDC.put("mine", "kept");
        try {
            worker.train(new Turn(new Api(http).post("/api/v1/runs", XOR).text("/id"), 0), () -> false);

            assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("mine", "kept"));
        } finally {
            MDC.clear();
        }
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("org.trainyard");
    }

    private static final class Lines extends AppenderBase<ILoggingEvent> {

        final List<ILoggingEvent> all = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent line) {
            line.prepareForDeferredProcessing();
            all.add(line);
        }
    }
}
