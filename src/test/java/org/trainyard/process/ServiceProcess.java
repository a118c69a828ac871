package org.trainyard.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A running service in a JVM of its own. */
public final class ServiceProcess implements AutoCloseable {

    private final Process process;
    private final ServiceLog log;
    private final int port;
    private final long ready;
    private final Client client;

    ServiceProcess(Process process, ServiceLog log, int port, long ready) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.ready = ready;
        this.client = new Client(port);
    }

    /** A worker's beginning of a run. */
    public record Attempt(int number, String from, double secondsAfterReady) {}

    /** For speaking to it. */
    public Client client() {
        return client;
    }

    public int port() {
        return port;
    }

    /** Its file system, as it sees it. */
    public Path root() {
        return Path.of("/proc", Long.toString(process.pid()), "root");
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it said. */
    public String log() {
        return log.toString();
    }

    /** The first attempt that this process began at a run; none if it has not, yet. */
    public Optional<Attempt> attempt(String runId) {
        var words = Pattern.compile("Run " + runId + ": attempt (\\d+) starts (.+)$");
        return log.find(words).map(found -> new Attempt(Integer.parseInt(found.match().group(1)),
                found.match().group(2), Math.max(0, (found.nanos() - ready) / 1e9)));
    }

    /** As {@code kill -9} does it: no last words. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Lives on for so long; true if it was gone before. */
    public boolean isGoneWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** As SIGTERM does it; answers with the seconds it took, or with more than ten if it was still there. */
    public double stop() throws InterruptedException {
        var began = System.nanoTime();
        process.destroy();
        var gone = process.waitFor(60, TimeUnit.SECONDS);
        return gone ? (System.nanoTime() - began) / 1e9 : Double.POSITIVE_INFINITY;
    }

    /** Sends a signal by its name, such as {@code STOP}. */
    public void signal(String name) throws IOException, InterruptedException {
        var sent = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
        if (sent != 0) {
            throw new IOException("The signal " + name + " was not sent");
        }
    }

    @Override
    public void close() {
        client.close();
        kill();
    }
}
