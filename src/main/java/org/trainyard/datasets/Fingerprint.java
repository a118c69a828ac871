package org.trainyard.datasets;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;

import org.trainyard.web.Sha256;

/**
 * The SHA-256 of a table. Over these bytes, every number a little-endian int32, every text its length in UTF-8 bytes
 * and then these bytes:
 * <ol>
 * <li>the number of features and the number of targets;
 * <li>for each column, features first: its name, its type ({@code numeric} or {@code categorical}), the number of its
 * classes, 0 for a numeric one, and each class;
 * <li>{@link Cells the cells}.
 * </ol>
 * Nothing else goes in: a table has the same hash whether it came as JSON, as CSV or from a generator.
 */
final class Fingerprint {

    private final MessageDigest digest = Sha256.digest();

    /** Of a table with these columns, whose cells are still to come. */
    Fingerprint(List<Dataset.Feature> features, List<Dataset.Target> targets) {
        add(features.size());
        add(targets.size());
        for (var feature : features) {
            column(feature.name(), feature.type(), List.of());
        }
        for (var target : targets) {
            var classes = target.classes();
            column(target.name(), target.type(), classes == null ? List.of() : classes);
        }
    }

    static String of(List<Dataset.Feature> features, List<Dataset.Target> targets, Cells cells) {
        var print = new Fingerprint(features, targets);
        try (var in = print.following(cells).open(0)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("A table could not be read back", e);
        }
        return print.sha256();
    }

    /** The same cells; what is read of them goes in. They must be read whole, once, from their beginning. */
    Cells following(Cells cells) {
        return offset -> new DigestInputStream(cells.open(offset), digest);
    }

    /** The hash of what went in; only once. */
    String sha256() {
        return Sha256.hex(digest);
    }

    private void column(String name, String type, List<String> classes) {
        add(name);
        add(type);
        add(classes.size());
        classes.forEach(this::add);
    }

    private void add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
    }

    private void add(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(0, number));
    }
}
