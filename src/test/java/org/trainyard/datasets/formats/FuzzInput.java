package org.trainyard.datasets.formats;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.core.io.ByteArrayResource;

import org.trainyard.compute.Task;
import org.trainyard.datasets.tables.MissingValues;
import org.trainyard.datasets.tables.TableRequest;

/**
 * An upload and what is said about it as one array of bytes, so that a fuzzer changes both: the first byte is what the
 * client says, then come the files, of which the first, where there are two, begins with its length.
 */
record FuzzInput(int said, List<byte[]> files) {

    /** Bits of the first byte; the lowest two choose what becomes of missing values. */
    static final int PAIR_OF_ARRAYS = 4;
    static final int PAIR_OF_IMAGES = 8;
    static final int NAMED = 16;
    static final int CATEGORICAL = 32;
    static final int REGRESSION = 64;
    static final int DIALECT = 128;

    private static final int HEADER = 4;
    private static final List<MissingValues> MISSING = List.of(MissingValues.values());
    private static final List<String> NAMES = List.of("height", "width", "kind");

    static FuzzInput of(byte[] bytes) {
        if (bytes.length == 0) {
            return new FuzzInput(0, List.of(bytes));
        }
        int said = bytes[0];
        if ((said & (PAIR_OF_ARRAYS | PAIR_OF_IMAGES)) == 0 || bytes.length < HEADER) {
            return new FuzzInput(said, List.of(Arrays.copyOfRange(bytes, 1, bytes.length)));
        }
        int length = ((bytes[1] & 0xFF) << 16) | ((bytes[2] & 0xFF) << 8) | (bytes[3] & 0xFF);
        int second = HEADER + Math.min(length, bytes.length - HEADER);
        return new FuzzInput(said, List.of(Arrays.copyOfRange(bytes, HEADER, second),
                Arrays.copyOfRange(bytes, second, bytes.length)));
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        bytes.write(said);
        if (files.size() > 1) {
            int length = files.getFirst().length;
            bytes.write(length >> 16);
            bytes.write(length >> 8);
            bytes.write(length);
        }
        files.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    Upload upload(long limit) {
        return new Upload(switch (files.size()) {
            case 1 -> Map.of(Upload.FILE, part(0));
            default -> (said & PAIR_OF_ARRAYS) != 0
                    ? Map.of("X", part(0), "y", part(1))
                    : Map.of("images", part(0), "labels", part(1));
        }, limit);
    }

    private Upload.Part part(int file) {
        return new Upload.Part(new ByteArrayResource(files.get(file)), "", null);
    }

    FileRequest request() {
        var table = new TableRequest(has(NAMED) ? NAMES : List.of(), List.of(),
                has(REGRESSION) ? Task.REGRESSION : null, has(CATEGORICAL) ? Set.of("kind") : Set.of(), Map.of(),
                MISSING.get(said & 3));
        return new FileRequest(table,
                has(DIALECT) ? new TextRequest(';', '\'', true, ',', StandardCharsets.UTF_16LE) : TextRequest.NONE);
    }

    private boolean has(int bit) {
        return (said & bit) != 0;
    }
}
