package org.trainyard.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.ejml.data.FMatrixRMaj;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

import org.trainyard.compute.DataTable;
import org.trainyard.datasets.tables.Cells;
import org.trainyard.transactions.Turns;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * Tables that are larger than memory, in files of this node, named by the hash of their content. A file is written when
 * the table is first used here and is checked by that hash; what was left by an earlier process is checked again.
 */
@Component
@EnableConfigurationProperties(DatasetSettings.class)
class RowFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RowFiles.class);
    private static final String SUFFIX = ".rows";
    private static final String UNFINISHED = ".part";
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final DatasetSettings settings;
    private final Turns turns = new Turns();
    /** Tables that somebody still holds. */
    private final Map<String, WeakReference<DataTable>> open = new ConcurrentHashMap<>();

    RowFiles(DatasetSettings settings) {
        this.settings = settings;
    }

    /** Whether a table is too large for memory. */
    boolean suits(Dataset dataset) {
        return dataset.bytes() > settings.inMemoryBytes();
    }

    /**
     * The table of a dataset; its file is written if it is not here.
     *
     * @throws Problem internal when the cells are not those whose hash the dataset has; storage-full
     */
    DataTable table(Dataset dataset, Supplier<Cells> cells) {
        return turns.alone(dataset.sha256(), PATIENCE, () -> {
            var known = open.get(dataset.sha256());
            var table = known == null ? null : known.get();
            if (table == null) {
                table = opened(dataset, cells);
                open.put(dataset.sha256(), new WeakReference<>(table));
            }
            return table;
        }).orElseThrow(() -> new Problem(ProblemType.UNAVAILABLE,
                "The rows of this dataset are still being read. Try again in a few minutes."));
    }

    private DataTable opened(Dataset dataset, Supplier<Cells> cells) {
        var file = settings.files().resolve(dataset.sha256() + SUFFIX);
        try {
            Files.createDirectories(settings.files());
            if (!isFound(dataset, file)) {
                makeRoom(dataset.bytes());
                write(dataset, cells.get(), file);
            }
            return table(dataset, file);
        } catch (IOException e) {
            var problem = new Problem(ProblemType.STORAGE_FULL,
                    "The rows of this dataset do not fit into this node's files at the moment. Try again later.");
            problem.initCause(e);
            throw problem;
        }
    }

    /** Whether the file is here and sound; it is then the last that goes. What cannot be read is written anew. */
    private static boolean isFound(Dataset dataset, Path file) {
        if (Files.notExists(file)) {
            return false;
        }
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            if (Files.size(file) == dataset.bytes() && dataset.isSound(offset -> RowFiles.open(file, offset))) {
                return true;
            }
            LOG.warn("{} is not what its name says and is written anew", file.getFileName());
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} cannot be read and is written anew: {}", file.getFileName(), e.toString());
        }
        return false;
    }

    private static InputStream open(Path file, long offset) {
        try {
            var in = Files.newInputStream(file);
            in.skipNBytes(offset);
            return in;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Dataset dataset, Cells cells, Path file) throws IOException {
        var began = System.nanoTime();
        var unfinished = Files.createTempFile(settings.files(), dataset.sha256(), UNFINISHED);
        try {
            var print = dataset.fingerprint();
            try (var in = print.following(cells).open(0); var out = Files.newOutputStream(unfinished)) {
                in.transferTo(out);
            }
            dataset.require(print);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        LOG.info("Dataset {}: {} bytes of rows were written for training in {} ms", dataset.id(), dataset.bytes(),
                Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    private static DataTable table(Dataset dataset, Path file) throws IOException {
        int features = dataset.features().size();
        int outputs = dataset.targets().size();
        var rows = MappedRows.of(file, dataset.rows(), features, dataset.columns());
        var targets = new FMatrixRMaj(dataset.rows(), outputs);
        for (int i = 0; i < dataset.rows(); i++) {
            for (int t = 0; t < outputs; t++) {
                targets.data[i * outputs + t] = rows.target(i, t);
            }
        }
        return LoadedTable.described(dataset, rows, targets);
    }

    /**
     * Deletes files that nobody trains on, the ones used longest ago first, and what a killed process left. Where all are
     * in use, the new one comes on top of the limit.
     */
    private void makeRoom(long wanted) throws IOException {
        List<Held> files;
        try (var all = Files.list(settings.files())) {
            files = all.map(Held::of).flatMap(Optional::stream).sorted(Comparator.comparing(Held::lastUsed)).toList();
        }
        long taken = wanted + files.stream().mapToLong(Held::bytes).sum();
        for (var file : files) {
            boolean isLeft = file.name().endsWith(UNFINISHED)
                    && file.lastUsed().isBefore(Instant.now().minus(PATIENCE));
            boolean isTooMuch = file.name().endsWith(SUFFIX) && taken > settings.filesLimit().toBytes();
            if (isLeft || (isTooMuch && !isOpen(file.name()))) {
                taken -= file.bytes();
                Files.deleteIfExists(file.path());
            }
        }
    }

    private boolean isOpen(String name) {
        var table = open.get(name.substring(0, name.length() - SUFFIX.length()));
        return table != null && table.get() != null;
    }

    /** A file as it was seen; another process may have removed it since. */
    private record Held(Path path, long bytes, Instant lastUsed) {

        static Optional<Held> of(Path path) {
            try {
                return Optional.of(new Held(path, Files.size(path), Files.getLastModifiedTime(path).toInstant()));
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        String name() {
            return path.getFileName().toString();
        }
    }
}
