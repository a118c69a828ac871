package org.trainyard.datasets.formats;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import org.trainyard.datasets.tables.TableFaults;
import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * MNIST's format (Y. LeCun, C. Cortes, C. Burges, "The MNIST database"): {@code images} and {@code labels} as two files,
 * or one array of rows with the target in its last column. Pixels are numbered row by row.
 */
@Component
@Order(20)
final class IdxReader implements TableReader {

    private static final int DIMENSIONS = 4;

    private final Limits limits;

    IdxReader(Limits limits) {
        this.limits = limits;
    }

    @Override
    public String format() {
        return "idx";
    }

    @Override
    public Set<String> pair() {
        return Set.of("images", "labels");
    }

    @Override
    public boolean fits(FileStart start) {
        return start.startsWith(0, 0) && start.bytes().length > 3 && element(start.bytes()[2]).isPresent()
                && start.bytes()[3] > 0 && start.bytes()[3] <= DIMENSIONS;
    }

    @Override
    public Optional<Reading> read(Upload upload, FileRequest request, Faults faults) throws IOException {
        var found = new TableFaults(faults, "");
        if (!upload.has("images")) {
            try (var rows = open(upload, Upload.FILE).rows()) {
                return new ArrayTable(rows, null, request.table(), limits, found).read(Map.of());
            }
        }
        var images = open(upload, "images");
        try (var inputs = images.rows(); var targets = open(upload, "labels").rows()) {
            var told = images.sizes().length == 3
                    ? Map.<String, Object>of("image", List.of(images.sizes()[1], images.sizes()[2]))
                    : Map.<String, Object>of();
            return new ArrayTable(inputs, targets, request.table(), limits, found).read(told);
        }
    }

    private Array open(Upload upload, String part) throws IOException {
        var in = new DataInputStream(upload.open(part));
        try {
            var start = upload.start(part);
            if (!fits(start)) {
                throw new Problem(ProblemType.VALIDATION,
                        "%s is no IDX file: it begins with two zeros, a type and the number of dimensions, 1 to %d."
                                .formatted(part, DIMENSIONS));
            }
            in.skipNBytes(2);
            var type = element(in.readByte()).orElseThrow();
            int[] sizes = new int[in.readByte()];
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = in.readInt();
            }
            return new Array(part, in, type, sizes, columns(part, sizes));
        } catch (EOFException e) {
            throw new Problem(ProblemType.VALIDATION, "%s ends within its header.".formatted(part));
        }
    }

    private int columns(String part, int[] sizes) {
        long columns = 1;
        for (int i = 1; i < sizes.length && columns <= limits.columns(); i++) {
            columns *= sizes[i];
        }
        if (Arrays.stream(sizes).anyMatch(size -> size < 0) || columns < 1 || columns > limits.columns()) {
            throw new Problem(ProblemType.LIMIT_EXCEEDED, "%s has the shape %s; a row has between 1 and %d numbers."
                    .formatted(part, Arrays.toString(sizes), limits.columns()));
        }
        return (int) columns;
    }

    private static Optional<ElementType> element(byte code) {
        return switch (code) {
            case 0x08 -> Optional.of(new ElementType(ElementType.Kind.UNSIGNED, 1));
            case 0x09 -> Optional.of(new ElementType(ElementType.Kind.SIGNED, 1));
            case 0x0B -> Optional.of(new ElementType(ElementType.Kind.SIGNED, 2));
            case 0x0C -> Optional.of(new ElementType(ElementType.Kind.SIGNED, 4));
            case 0x0D -> Optional.of(new ElementType(ElementType.Kind.FLOATING, 4));
            case 0x0E -> Optional.of(new ElementType(ElementType.Kind.FLOATING, 8));
            default -> Optional.empty();
        };
    }

    /** An opened file after its header. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Array(String part, DataInputStream in, ElementType type, int[] sizes, int columns) {

        ArrayRows rows() {
            return new ArrayRows(part, in, type, ByteOrder.BIG_ENDIAN, sizes[0], columns);
        }
    }
}
