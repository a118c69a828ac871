package org.trainyard.datasets.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.trainyard.datasets.tables.Spool;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * What a Parquet file says about itself in its footer and in the headers of its pages, checked: the library that reads the
 * cells allocates what it is promised, and waits for pages that are announced and not there. It gets to see a footer that is
 * written anew from what was understood here.
 */
final class ParquetLayout {

    /** Behind the footer: its length, and the mark that the file began with. */
    private static final int TAIL = 8;
    private static final byte[] MARK = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_FOOTER = 1 << 24;

    private final Spool file;
    private final Limits limits;
    private final List<ParquetElement> columns = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private long end;

    private ParquetLayout(Spool file, Limits limits) {
        this.file = file;
        this.limits = limits;
    }

    /** Some rows: the values of each column. */
    private record Group(long rows, List<ParquetChunk> chunks) {}

    /**
     * Reads and checks.
     *
     * @throws IOException if the file is not proper
     * @throws Problem if it is, but holds something that is not read here, or too much of it
     */
    static ParquetLayout of(Spool file, Limits limits) throws IOException {
        var layout = new ParquetLayout(file, limits);
        layout.footer();
        layout.check();
        return layout;
    }

    /** What the columns are called. */
    List<String> names() {
        return columns.stream().map(ParquetElement::name).toList();
    }

    /** Where the footer begins. */
    long end() {
        return end;
    }

    private void footer() throws IOException {
        if (file.size() < MARK.length + TAIL) {
            throw new IOException("too short");
        }
        long length;
        try (var in = file.open(file.size() - TAIL)) {
            length = Integer.toUnsignedLong(ByteBuffer.wrap(in.readNBytes(4)).order(ByteOrder.LITTLE_ENDIAN).getInt());
        }
        end = file.size() - TAIL - length;
        if (end < MARK.length || length > LONGEST_FOOTER) {
            throw new IOException("a footer of %d bytes".formatted(length));
        }
        try (var in = file.open(end)) {
            var footer = new ThriftInput(in, length);
            for (int field = footer.next(); field != 0; field = footer.next()) {
                switch (field) {
                    case 2 -> schema(footer);
                    case 4 -> groups(footer);
                    case 8 -> throw new IOException("encrypted");
                    default -> footer.skip();
                }
            }
        }
    }

    private void schema(ThriftInput in) throws IOException {
        int size = in.structs();
        for (int i = 0; i < size; i++) {
            var element = ParquetElement.read(in);
            if (i > 0) {
                columns.add(element);
            }
            if (i > 0 && (element.isGroup() || element.isRepeated())) {
                throw new Problem(ProblemType.UNSUPPORTED_DTYPE,
                        "The file has columns that hold lists or structures. A table has one value a cell: leave them out, or give each part a column.");
            }
            if (i > 0 && !element.isSound()) {
                throw new IOException("a column that cannot be");
            }
            if (columns.size() > limits.columns() + 1) {
                throw new Problem(ProblemType.LIMIT_EXCEEDED,
                        "A table has at most %d columns.".formatted(limits.columns()));
            }
        }
    }

    private void groups(ThriftInput in) throws IOException {
        for (int left = in.structs(); left > 0; left--) {
            var chunks = new ArrayList<ParquetChunk>();
            long rows = -1;
            in.begin();
            for (int field = in.next(); field != 0; field = in.next()) {
                switch (field) {
                    case 1 -> chunks(in, chunks);
                    case 3 -> rows = in.i64();
                    default -> in.skip();
                }
            }
            in.end();
            groups.add(new Group(rows, chunks));
        }
    }

    private static void chunks(ThriftInput in, List<ParquetChunk> chunks) throws IOException {
        for (int left = in.structs(); left > 0; left--) {
            in.begin();
            for (int field = in.next(); field != 0; field = in.next()) {
                if (field == 3) {
                    chunks.add(ParquetChunk.read(in));
                } else {
                    in.skip();
                }
            }
            in.end();
        }
    }

    private void check() throws IOException {
        long rows = 0;
        long bytes = 0;
        long unpacked = 0;
        for (var group : groups) {
            if (group.chunks.size() != columns.size() || group.rows < 0) {
                throw new IOException("a group of rows with other columns");
            }
            rows += Math.min(group.rows, limits.cells());
            if (rows * columns.size() > limits.cells()) {
                throw new Problem(ProblemType.LIMIT_EXCEEDED,
                        "A dataset has at most %d cells; this one has more.".formatted(limits.cells()));
            }
            for (int column = 0; column < columns.size(); column++) {
                var chunk = group.chunks.get(column);
                bytes += chunk.size();
                if (chunk.values() != group.rows || chunk.type() != columns.get(column).type() || chunk.size() < 0
                        || chunk.size() > end || chunk.start() < MARK.length || chunk.start() > end - chunk.size()
                        || chunk.first() < chunk.start() || chunk.first() > chunk.start() + chunk.size()
                        || bytes > file.size()) {
                    throw new IOException("column %d has no place".formatted(column));
                }
                unpacked += chunk.unpacked(file, limits.uploadBytes() - unpacked);
                if (unpacked > limits.uploadBytes()) {
                    throw new Problem(ProblemType.BODY_TOO_LARGE,
                            "An upload has at most %d bytes, after decompression too; this one has more."
                                    .formatted(limits.uploadBytes()));
                }
            }
        }
    }

    /**
     * The footer with its tail, as somebody would write it who leaves out what is not needed. The names of columns are
     * their numbers, from 0.
     */
    byte[] footerBytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new ThriftCompact(bytes);
        out.i32(1, 1).structs(2, 1 + columns.size()).element().text(4, "table").i32(5, columns.size()).end();
        for (int column = 0; column < columns.size(); column++) {
            columns.get(column).write(out, String.valueOf(column));
        }
        out.i64(3, groups.stream().mapToLong(Group::rows).sum()).structs(4, groups.size());
        for (var group : groups) {
            out.element().structs(1, columns.size());
            for (int column = 0; column < columns.size(); column++) {
                out.element().i64(2, 0);
                group.chunks.get(column).write(out, 3, String.valueOf(column));
                out.end();
            }
            out.i64(2, 0).i64(3, group.rows).end();
        }
        out.end();
        bytes.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.size()).array());
        bytes.writeBytes(MARK);
        return bytes.toByteArray();
    }
}
