package org.trainyard.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/**
 * A PostgreSQL that is installed on this machine, with {@code pg_dump}. The one that Maven brings is a server alone, and
 * {@code pg_dump} of an older version refuses to talk to it: so the server of a test with these tools is the one that
 * was installed with them.
 */
public final class PostgresTools {

    private static final List<String> SERVER = List.of("initdb", "pg_ctl", "postgres");
    private static final List<String> TOOLS = List.of("pg_dump", "pg_restore");
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final int EXECUTABLE = 0755;

    private final Path folder;

    private PostgresTools(Path folder) {
        this.folder = folder;
    }

    /** The folder of an installation that has server and tools; Debian keeps each version in one of its own. */
    public static Optional<PostgresTools> find() throws IOException {
        var places = new ArrayList<Path>();
        if (Files.isDirectory(DEBIAN)) {
            try (var versions = Files.list(DEBIAN)) {
                versions.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin")).forEach(places::add);
            }
        }
        Stream.of(System.getenv("PATH").split(":", -1)).map(Path::of).forEach(places::add);
        return places.stream().filter(place -> Stream.concat(SERVER.stream(), TOOLS.stream())
                .allMatch(tool -> Files.isExecutable(place.resolve(tool)))).findFirst().map(PostgresTools::new);
    }

    /** Where {@code pg_dump} is. */
    public Path folder() {
        return folder;
    }

    /** Starts its server, empty; what starts one for tests knows how to do so as root, too. */
    public EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder().setPgBinaryResolver((_, _) -> archive())
                // Debian's own place for sockets belongs to a user of its own.
                .setServerConfig("unix_socket_directories", System.getProperty("java.io.tmpdir")).start();
    }

    /** What it unpacks and runs: commands that call those of the installation. */
    private InputStream archive() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new XZCompressorOutputStream(bytes))) {
            for (var command : SERVER) {
                var script = "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(folder.resolve(command))
                        .getBytes(StandardCharsets.UTF_8);
                var entry = new TarArchiveEntry("bin/" + command);
                entry.setMode(EXECUTABLE);
                entry.setSize(script.length);
                tar.putArchiveEntry(entry);
                tar.write(script);
                tar.closeArchiveEntry();
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
