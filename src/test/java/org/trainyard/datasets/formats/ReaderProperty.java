package org.trainyard.datasets.formats;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

import com.sun.management.ThreadMXBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

import org.trainyard.datasets.tables.Table;
import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds of every reader for any bytes: it answers with a table that can be read back whole, with faults, or with a
 * refusal; whatever else it throws is an error, and so is memory beyond a bound.
 */
final class ReaderProperty {

    /**
     * Small, so that a file which promises or unpacks to more than them is refused early, and for one who counts bytes
     * visibly.
     */
    private static final Limits LIMITS = new Binder(
            new MapConfigurationPropertySource(Map.of("trainyard.limits.upload-bytes", 1 << 18,
                    "trainyard.limits.cells", 20_000, "trainyard.limits.columns", 40, "trainyard.limits.classes", 20)))
            .bindOrCreate("trainyard.limits", Limits.class);
    /** Bytes on the heap that one file may take, garbage included: hardwood's batches are most of it. */
    static final long MOST_BYTES = 256L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ReaderProperty() {}

    /** Every reader there is. */
    static List<TableReader> readers() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(TableReader.class));
        return scanner.findCandidateComponents("org.trainyard").stream()
                .map(found -> reader(String.valueOf(found.getBeanClassName()))).toList();
    }

    private static TableReader reader(String name) {
        try {
            return Class.forName(name).asSubclass(TableReader.class).getDeclaredConstructor(Limits.class)
                    .newInstance(LIMITS);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not a reader that is made of limits: " + name, e);
        }
    }

    /**
     * Reads an input as the service does.
     *
     * @param most bytes on the heap
     * @return whether it became a table
     */
    static boolean check(TableReader reader, FuzzInput input, long most) throws IOException {
        var faults = new Faults();
        long before = THREADS.getTotalThreadAllocatedBytes();
        boolean read = false;
        try (var upload = input.upload(LIMITS.uploadBytes())) {
            var found = new FileFormats(List.of(reader), List.of()).reader(upload, reader.format(), faults);
            var reading = found.isEmpty()
                    ? found.map(TableReader::format)
                    : reader.read(upload, input.request(), faults);
            assertThat(reading.isPresent()).as("a table, or faults").isEqualTo(faults.isEmpty());
            read = reading.isPresent();
            if (reading.orElse(null) instanceof TableReader.Reading known) {
                try (var table = known.table()) {
                    wholeAndFinite(table);
                }
            }
        } catch (Problem refusal) {
            assertThat(refusal.type().status()).as("status").isBetween(400, 499);
        }
        assertThat(THREADS.getTotalThreadAllocatedBytes() - before).as("bytes on the heap").isLessThan(most);
        return read;
    }

    private static void wholeAndFinite(Table table) throws IOException {
        int columns = table.features().size() + table.targets().size();
        assertThat((long) table.rows() * columns).isBetween(2L, LIMITS.cells());
        assertThat(table.bytes()).isEqualTo((long) table.rows() * columns * Float.BYTES);
        try (var in = table.cells().open(0)) {
            var cells = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(cells.capacity()).isEqualTo(Math.toIntExact(table.bytes()));
            for (int at = 0; at < cells.capacity(); at += Float.BYTES) {
                if (!Float.isFinite(cells.getFloat(at))) {
                    throw new AssertionError("cell %d is %s".formatted(at / Float.BYTES, cells.getFloat(at)));
                }
            }
        }
    }
}
