package org.trainyard.datasets.tables;

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
 * <li>for each column, features first: its name, its type as in answers, the number of its
 * categories, 0 for a numeric one, and each of them in its order;
 * <li>{@link Cells the cells}.
 * </ol>
 * Nothing else goes in: a table has the same hash whether it came as JSON, as CSV or from a generator.
 */
public final class Fingerprint {

    private final MessageDigest digest = Sha256.digest();

    /** Of a table with these columns, whose cells are still to come. */
    public Fingerprint(List<Column> features, List<Column> targets) {
        add(features.size());
        add(targets.size());
        features.forEach(this::column);
        targets.forEach(this::column);
    }

    /** The same cells; what is read of them goes in. They must be read whole, once, from their beginning. */
    public Cells following(Cells cells) {
        return offset -> new DigestInputStream(cells.open(offset), digest);
    }

    /** The hash of what went in; only once. */
    public String sha256() {
        return Sha256.hex(digest);
    }

    private void column(Column column) {
        add(column.name());
        add(column.type().label());
        add(column.categories().size());
        column.categories().forEach(this::add);
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
