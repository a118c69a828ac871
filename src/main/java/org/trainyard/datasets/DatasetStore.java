package org.trainyard.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.zip.CRC32C;

import javax.sql.DataSource;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.trainyard.datasets.tables.Cells;
import org.trainyard.datasets.tables.Table;
import org.trainyard.transactions.Turns;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * Cells of datasets in the database, found by the hash of their table and stored once, in chunks with length and
 * CRC32C. Joins the transaction that writes the dataset, so that a table is either there with its dataset or not at
 * all. Speaks SQL rather than JPA: a persistence context would hold every chunk of an upload in memory.
 */
@Component
class DatasetStore {

    /** Bytes of a chunk; the last one of a table may be shorter. */
    static final int CHUNK = 1 << 19;
    /** For an upload of the same table by somebody else; as long as the database waits for a row. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JdbcClient sql;
    private final Limits limits;
    private final String insertIfAbsent;
    /**
     * On one node they come one after another before the database is asked. H2 lets those who insert the same key try
     * again and again without a pause, and see each other's attempts fail: eight of them have kept all from succeeding
     * until H2 gave up.
     */
    private final Turns turns = new Turns();

    DatasetStore(JdbcClient sql, DataSource database, Limits limits) {
        this.sql = sql;
        this.limits = limits;
        // Of two nodes that store the same table, the second must wait for the first and then do nothing. PostgreSQL must
        // be told so in words that H2 does not know, and H2 serves one node.
        this.insertIfAbsent = """
                insert into dataset_contents (sha256, bytes)
                select cast(:sha256 as varchar(64)), cast(:bytes as bigint)
                where not exists (select 1 from dataset_contents where sha256 = :sha256)"""
                + (isPostgres(database) ? " on conflict do nothing" : "");
    }

    /** Stores a table's cells unless they are there, and keeps them from being released until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Table table) {
        if (!turns.keepToTheEnd(table.sha256(), PATIENCE)) {
            throw new CannotAcquireLockException("Another upload of the same table takes long");
        }
        do {
            if (claim(table)) {
                refuseBeyondLimit(table);
                write(table);
            }
            // Somebody may release what was there before this transaction holds it: then it is stored anew.
        } while (!hold(table.sha256()));
    }

    /** Removes cells that no dataset points at any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(String sha256, StoredDatasetRepository datasets) {
        if (hold(sha256) && datasets.countBySha256(sha256) == 0) {
            sql.sql("delete from dataset_chunks where sha256 = :sha256").param("sha256", sha256).update();
            sql.sql("delete from dataset_contents where sha256 = :sha256").param("sha256", sha256).update();
        }
    }

    /** The cells of a table, read chunk by chunk. */
    Cells cells(String sha256, long bytes) {
        return offset -> new ChunkStream(number -> chunk(sha256, number), offset, bytes);
    }

    /** Whether it is this transaction that has to write the table's chunks. */
    private boolean claim(Table table) {
        return sql.sql(insertIfAbsent).param("sha256", table.sha256()).param("bytes", table.bytes()).update() == 1;
    }

    private void refuseBeyondLimit(Table table) {
        long stored = sql.sql("select sum(bytes) from dataset_contents").query(Long.class).single();
        if (stored > limits.storageBytes()) {
            throw new Problem(ProblemType.STORAGE_FULL,
                    "All datasets together may take %d bytes, and %d are left; this one has %d. Delete some that no run uses."
                            .formatted(limits.storageBytes(),
                                    Math.max(0, limits.storageBytes() - stored + table.bytes()), table.bytes()));
        }
    }

    private boolean hold(String sha256) {
        return sql.sql("select sha256 from dataset_contents where sha256 = :sha256 for update").param("sha256", sha256)
                .query(String.class).optional().isPresent();
    }

    private void write(Table table) {
        try (var in = table.cells().open(0)) {
            int number = 0;
            for (var bytes = in.readNBytes(CHUNK); bytes.length > 0; bytes = in.readNBytes(CHUNK)) {
                sql.sql("""
                        insert into dataset_chunks (sha256, number, length, crc32c, bytes)
                        values (:sha256, :number, :length, :crc32c, :bytes)""").param("sha256", table.sha256())
                        .param("number", number++).param("length", bytes.length).param("crc32c", checksum(bytes))
                        .param("bytes", bytes).update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A table could not be read back", e);
        }
    }

    private byte[] chunk(String sha256, int number) {
        return sql.sql("select length, crc32c, bytes from dataset_chunks where sha256 = :sha256 and number = :number")
                .param("sha256", sha256).param("number", number).query((row, _) -> {
                    var bytes = row.getBytes("bytes");
                    boolean whole = bytes.length == row.getInt("length") && checksum(bytes) == row.getLong("crc32c");
                    return whole ? bytes : new byte[0];
                }).optional().filter(bytes -> bytes.length > 0).orElseThrow(() -> new Problem(ProblemType.INTERNAL,
                        "The stored rows of this dataset are damaged (chunk %d of content %s). Nothing is computed from them; upload the data again or restore the database."
                                .formatted(number, sha256)));
    }

    private static long checksum(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }

    private static boolean isPostgres(DataSource database) {
        try {
            return JdbcUtils.extractDatabaseMetaData(database, meta -> meta.getDatabaseProductName())
                    .equals("PostgreSQL");
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("The database does not say what it is", e);
        }
    }
}
