package org.trainyard.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * Copies of a database that is at work. H2's {@code BACKUP} takes its file as it is between two commits and writes it to
 * a zip, while trainings go on and are stored. The zip lies in the folder for temporary files until it is handed out;
 * its name is made here, nothing a client sends becomes one.
 */
@Component
class Backup {

    private static final Logger LOG = LoggerFactory.getLogger(Backup.class);

    private final JdbcTemplate sql;
    private final DataSource database;
    /** One at a time: each takes as much room on the disk as the database. */
    private final Semaphore turn = new Semaphore(1);

    Backup(JdbcTemplate sql, DataSource database) {
        this.sql = sql;
        this.database = database;
    }

    /**
     * Makes a copy; whoever closes it removes it.
     *
     * @throws Problem not-found where the data does not lie in H2; unavailable while another copy is made
     */
    Copy make() throws IOException {
        requireH2();
        if (!turn.tryAcquire()) {
            throw new Problem(ProblemType.UNAVAILABLE, "Another backup is being made. Try again when it is finished.",
                    List.of(), Map.of("retryAfter", 30));
        }
        Path file = null;
        try {
            file = Files.createTempFile("trainyard-backup", ".zip");
            sql.update("backup to ?", file.toString());
            LOG.info("A backup of {} bytes was made", Files.size(file));
            return new Copy(file);
        } catch (IOException | RuntimeException e) {
            if (file != null) {
                new Copy(file).close();
            } else {
                turn.release();
            }
            throw e;
        }
    }

    private void requireH2() {
        if (!product().equals("H2")) {
            throw new Problem(ProblemType.NOT_FOUND,
                    "This service keeps its data in %s, which is backed up with its own tools: pg_dump and pg_restore."
                            .formatted(product()));
        }
    }

    private String product() {
        try {
            return JdbcUtils.extractDatabaseMetaData(database, meta -> meta.getDatabaseProductName());
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("The database does not say what it is", e);
        }
    }

    /** A zip with the whole database. */
    final class Copy implements AutoCloseable {

        private final Path file;

        private Copy(Path file) {
            this.file = file;
        }

        long bytes() throws IOException {
            return Files.size(file);
        }

        void writeTo(OutputStream out) throws IOException {
            Files.copy(file, out);
        }

        @Override
        public void close() throws IOException {
            try {
                Files.deleteIfExists(file);
            } finally {
                turn.release();
            }
        }
    }
}
