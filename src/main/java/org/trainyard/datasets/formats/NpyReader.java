package org.trainyard.datasets.formats;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import org.trainyard.datasets.tables.TableFaults;
import org.trainyard.web.Faults;
import org.trainyard.web.Limits;

/** NumPy's arrays: one with the target in its last column, or {@code X} and {@code y} as two files. */
@Component
@Order(10)
final class NpyReader implements TableReader {

    private final Limits limits;

    NpyReader(Limits limits) {
        this.limits = limits;
    }

    @Override
    public String format() {
        return "npy";
    }

    @Override
    public Set<String> pair() {
        return Set.of("X", "y");
    }

    @Override
    public boolean fits(FileStart start) {
        return NpyArray.fits(start);
    }

    @Override
    public Optional<Reading> read(Upload upload, FileRequest request, Faults faults) throws IOException {
        var found = new TableFaults(faults, "");
        if (!upload.has("X")) {
            try (var rows = rows(upload, Upload.FILE)) {
                return new ArrayTable(rows, null, request.table(), limits, found).read(Map.of());
            }
        }
        try (var inputs = rows(upload, "X"); var targets = rows(upload, "y")) {
            return new ArrayTable(inputs, targets, request.table(), limits, found).read(Map.of());
        }
    }

    private ArrayRows rows(Upload upload, String part) throws IOException {
        var in = upload.open(part);
        return NpyArray.read(part, in, limits).rows(in);
    }
}
