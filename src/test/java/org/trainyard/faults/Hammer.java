package org.trainyard.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

import org.trainyard.process.Client;
import org.trainyard.process.Client.Answer;

/** A user who goes on creating and reading whatever the service says, and remembers every answer. */
final class Hammer implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String MODEL = "{\"layers\": [{\"units\": 3, \"activation\": \"tanh\"}]}";

    private final Client client;
    private final List<String> created = Collections.synchronizedList(new ArrayList<>());
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Integer> answers = Collections.synchronizedMap(new TreeMap<>());
    private final Thread thread;
    private volatile boolean closed;
    private volatile int lastWrite;
    private volatile int lastRead;

    Hammer(Client client) {
        this.client = client;
        this.thread = Thread.ofVirtual().start(this::work);
    }

    private void work() {
        while (!closed) {
            try {
                var written = client.post("/api/v1/models", MODEL);
                if (written.status() == 201) {
                    created.add(written.text("/id"));
                }
                lastWrite = note("write", written);
                lastRead = note("read", client.get("/api/v1/runs?size=1"));
            } catch (IOException e) {
                wrong.add(e.toString());
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private int note(String kind, Answer answer) {
        answers.merge(kind + " " + answer.status(), 1, Integer::sum);
        var isPolite = answer.status() < 500 || answer.status() == 507
                || (answer.status() == 503 && answer.headers().firstValue("Retry-After").isPresent());
        if (!isPolite) {
            wrong.add(kind + " " + answer.status() + " " + answer.body());
        }
        return answer.status();
    }

    /** Status of the last write that was answered. */
    int lastWrite() {
        return lastWrite;
    }

    /** Status of the last read that was answered. */
    int lastRead() {
        return lastRead;
    }

    /** Answers that no client should get: 500, 503 without {@code Retry-After}, none at all. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** How often each answer came. */
    String answers() {
        return answers.toString().replaceAll("[{}]", "");
    }

    int created() {
        return created.size();
    }

    /** How many of those that were answered with 201 are not there. */
    int lost() throws IOException, InterruptedException {
        int lost = 0;
        for (var id : List.copyOf(created)) {
            lost += client.get("/api/v1/models/" + id).status() == 200 ? 0 : 1;
        }
        return lost;
    }

    /** Returns when the last answer has been heard. */
    void stop() throws InterruptedException {
        closed = true;
        thread.join();
    }

    @Override
    public void close() {
        closed = true;
    }
}
