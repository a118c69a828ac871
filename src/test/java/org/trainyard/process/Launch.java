package org.trainyard.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.awaitility.core.ConditionTimeoutException;

import org.trainyard.ChildJvm;
import org.trainyard.TrainyardApplication;

/**
 * How a service is started as a process of its own: on a free port, with the working directory of the test, and apart
 * from that with the settings that everybody gets. The flags of the JVM shorten its start; scalar kernels give the same
 * bits as all others.
 *
 * @param folder the working directory: with H2 the data lies below it
 * @param wrapper a command that is to run the JVM in its own place, such as strace
 * @param flags for the JVM
 * @param settings arguments of the service
 * @param environment further environment variables
 */
public record Launch(Path folder, List<String> wrapper, List<String> flags, List<String> settings,
        Map<String, String> environment) {

    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-Dtrainyard.kernel=scalar");

    /** A service with its database in a folder. */
    public static Launch onH2(Path folder) {
        return new Launch(folder, List.of(), QUICK_START, List.of("--server.port=0"), Map.of());
    }

    /** A node on a shared database. */
    public static Launch onPostgres(Path folder, PostgresServer.Database database) {
        return onH2(folder).in(database.environment());
    }

    /** With further arguments. */
    public Launch with(String... more) {
        return new Launch(folder, wrapper, flags, joined(settings, more), environment);
    }

    /** With further flags of the JVM. */
    public Launch withFlags(String... more) {
        return new Launch(folder, wrapper, joined(flags, more), settings, environment);
    }

    /** Run by another command, which ends up as the very process that it runs. */
    public Launch under(String... command) {
        return new Launch(folder, List.of(command), flags, settings, environment);
    }

    /** With further environment variables. */
    public Launch in(Map<String, String> more) {
        var all = new HashMap<>(environment);
        all.putAll(more);
        return new Launch(folder, wrapper, flags, settings, Map.copyOf(all));
    }

    /** Starts it; answers when it is ready. */
    public ServiceProcess start() throws IOException {
        var log = new ServiceLog(process());
        return ready(log)
                .orElseThrow(() -> new AssertionError("The service died in its start:\n" + log));
    }

    /** Starts it where it may die on the way; empty when it did. */
    public Optional<ServiceProcess> tryStart() throws IOException {
        return ready(new ServiceLog(process()));
    }

    private static Optional<ServiceProcess> ready(ServiceLog log) {
        try {
            return log.awaitReady();
        } catch (ConditionTimeoutException e) {
            log.kill();
            throw new AssertionError("The service did not become ready:\n" + log, e);
        }
    }

    private Process process() throws IOException {
        var java = ChildJvm.of(flags, TrainyardApplication.class.getName(), settings);
        java.command(Stream.concat(wrapper.stream(), java.command().stream()).toList());
        java.environment().putAll(environment);
        return java.directory(folder.toFile()).redirectErrorStream(true).start();
    }

    private static List<String> joined(List<String> some, String... more) {
        var all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
