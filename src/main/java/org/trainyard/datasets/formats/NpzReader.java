package org.trainyard.datasets.formats;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import org.trainyard.datasets.tables.Spool;
import org.trainyard.datasets.tables.TableFaults;
import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;

/**
 * Several NumPy arrays in one archive: {@code X} and {@code y}, or the only one there is. Entries are read by name from
 * the archive as it is; nothing is unpacked to a file of that name.
 */
@Component
@Order(10)
final class NpzReader implements TableReader {

    private static final int ENTRIES = 100;
    private static final String SUFFIX = ".npy";

    private final Limits limits;

    NpzReader(Limits limits) {
        this.limits = limits;
    }

    @Override
    public String format() {
        return "npz";
    }

    @Override
    public boolean fits(FileStart start) {
        return start.startsWith('P', 'K', 3, 4);
    }

    @Override
    public Optional<Reading> read(Upload upload, FileRequest request, Faults faults) throws IOException {
        try (var spool = Spool.of(upload.open(Upload.FILE))) {
            var names = names(spool);
            var x = names.size() == 1 ? names.getFirst() : named(names, "X");
            try (var inputs = rows(spool, x)) {
                if (names.size() == 1) {
                    return new ArrayTable(inputs, null, request.table(), limits, new TableFaults(faults, ""))
                            .read(Map.of());
                }
                try (var targets = rows(spool, named(names, "y"))) {
                    return new ArrayTable(inputs, targets, request.table(), limits, new TableFaults(faults, ""))
                            .read(Map.of());
                }
            }
        } catch (ZipException | EOFException e) {
            throw damaged();
        }
    }

    /** Names of the arrays. Passes over all of their content, so that what is unpacked later is known to have an end. */
    private List<String> names(Spool spool) throws IOException {
        var names = new ArrayList<String>();
        var block = new byte[1 << 16];
        long unpacked = 0;
        try (var zip = new ZipInputStream(spool.open(0))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                for (int read = zip.read(block); read > 0; read = zip.read(block)) {
                    unpacked += read;
                    if (unpacked > limits.uploadBytes()) {
                        throw new Problem(ProblemType.BODY_TOO_LARGE,
                                "An upload has at most %d bytes, after decompression too; this one has more."
                                        .formatted(limits.uploadBytes()));
                    }
                }
                if (entry.getName().endsWith(SUFFIX) && names.size() < ENTRIES) {
                    names.add(entry.getName());
                }
            }
        } catch (IllegalArgumentException e) {
            // A name that is no text.
            throw damaged();
        }
        if (names.isEmpty()) {
            throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "The file is a ZIP archive without NumPy arrays. Of archives, only NPZ is read: np.savez(\"data.npz\", X=X, y=y).");
        }
        return names;
    }

    private static String named(List<String> names, String wanted) {
        return names.stream().filter(name -> name.equalsIgnoreCase(wanted + SUFFIX)).findFirst()
                .orElseThrow(() -> new Problem(ProblemType.VALIDATION,
                        "The archive has no array %s; it has %s. Save it with np.savez(\"data.npz\", X=X, y=y)."
                                .formatted(wanted, String.join(", ", names.stream().map(Said::of).toList()))));
    }

    private ArrayRows rows(Spool spool, String name) throws IOException {
        var zip = new ZipInputStream(spool.open(0));
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(name)) {
                var in = new BufferedInputStream(zip, 1 << 16);
                var part = name.substring(0, name.length() - SUFFIX.length());
                return NpyArray.read(part, in, limits).rows(in);
            }
        }
        throw damaged();
    }

    private static Problem damaged() {
        return new Problem(ProblemType.VALIDATION, "The archive is damaged: it cannot be read to its end.");
    }
}
