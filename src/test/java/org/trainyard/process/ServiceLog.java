package org.trainyard.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.awaitility.Awaitility.await;

/** What a service says, line by line, with the time at which it was heard. */
final class ServiceLog {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern STARTED = Pattern.compile("Started TrainyardApplication");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final List<Line> lines = new ArrayList<>();
    private boolean ended;

    /** A line and the time at which it was heard, of {@link System#nanoTime}. */
    private record Line(String text, long nanos) {}

    /** A line in which something was found. */
    record Found(MatchResult match, long nanos) {}

    ServiceLog(Process process) {
        this.process = process;
        // It must be read to the end, or the service stops when the pipe is full. Not by a virtual thread: who waits for a
        // pipe keeps its carrier, and two services would hold all that a machine of two cores has.
        Thread.ofPlatform().daemon().name("log-of-" + process.pid()).start(this::readAll);
    }

    private void readAll() {
        try (var reader = process.inputReader()) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                hear(line);
            }
        } catch (IOException e) {
            hear(e.toString());
        }
        end();
    }

    private synchronized void hear(String line) {
        lines.add(new Line(line, System.nanoTime()));
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** The service, once it is ready; empty when it died before that. */
    Optional<ServiceProcess> awaitReady() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> find(STARTED).isPresent() || isOver());
        var port = find(PORT).map(found -> Integer.parseInt(found.match().group(1)));
        return find(STARTED).map(started -> new ServiceProcess(process, this, port.orElseThrow(), started.nanos()));
    }

    /** The first line with this. */
    synchronized Optional<Found> find(Pattern words) {
        for (var line : lines) {
            var matcher = words.matcher(line.text());
            if (matcher.find()) {
                return Optional.of(new Found(matcher.toMatchResult(), line.nanos()));
            }
        }
        return Optional.empty();
    }

    /** Ends a process of which nobody else knows. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    private synchronized boolean isOver() {
        return ended;
    }

    /** All of it. */
    @Override
    public synchronized String toString() {
        return String.join("\n", lines.stream().map(Line::text).toList());
    }
}
