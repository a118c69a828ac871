package org.trainyard.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

    private Fingerprint() {}

    static String of(List<Dataset.Feature> features, List<Dataset.Target> targets, Cells cells) {
        var print = new Fingerprint();
        print.add(features.size());
        print.add(targets.size());
        for (var feature : features) {
            print.column(feature.name(), feature.type(), List.of());
        }
        for (var target : targets) {
            var classes = target.classes();
            print.column(target.name(), target.type(), classes == null ? List.of() : classes);
        }
        try (var in = cells.open(0)) {
            var buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                print.digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A table could not be read back", e);
        }
        return Sha256.hex(print.digest);
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
