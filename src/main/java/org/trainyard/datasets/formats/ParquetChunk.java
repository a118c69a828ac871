package org.trainyard.datasets.formats;

import java.io.IOException;
import java.io.InputStream;

import org.trainyard.datasets.tables.Spool;

/**
 * The values of one column in one row group of a Parquet file (parquet.thrift, ColumnMetaData), and the pages in which they
 * lie.
 *
 * @param type the physical type
 * @param dictionary where its dictionary begins; 0 for none
 * @param size bytes in the file
 */
record ParquetChunk(int type, int codec, long values, long size, long first, long dictionary) {

    /** Values of one page, which are unpacked at once: writers end a page at a megabyte or so. */
    private static final int MOST_VALUES = 1 << 22;
    private static final int LONGEST_HEADER = 1 << 20;
    private static final int BUFFER = 512;
    private static final int UNCOMPRESSED = 0;
    /** Its blocks begin with the size that they unpack to, and the library that does it writes so much, wherever to. */
    private static final int SNAPPY = 1;
    private static final int GZIP = 2;
    private static final int ZSTD = 6;

    static ParquetChunk read(ThriftInput in) throws IOException {
        int type = -1;
        int codec = -1;
        long[] numbers = new long[12];
        in.struct();
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> type = in.i32();
                case 4 -> codec = in.i32();
                case 5, 7, 9, 11 -> numbers[field] = in.i64();
                default -> in.skip();
            }
        }
        in.end();
        if (type < 0 || (codec != UNCOMPRESSED && codec != SNAPPY && codec != GZIP && codec != ZSTD)) {
            throw new IOException("a column without a type, or with the codec %d".formatted(codec));
        }
        return new ParquetChunk(type, codec, numbers[5], numbers[7], numbers[9], numbers[11]);
    }

    /** Writes it as a field. */
    void write(ThriftCompact out, int field, String name) throws IOException {
        out.struct(field).i32(1, type).i32s(2).texts(3, name).i32(4, codec).i64(5, values).i64(6, size).i64(7, size)
                .i64(9, first);
        if (dictionary > 0) {
            out.i64(11, dictionary);
        }
        out.end();
    }

    /** Where it begins in the file. */
    long start() {
        return dictionary > 0 ? dictionary : first;
    }

    /**
     * Goes from page to page.
     *
     * @return bytes of all pages when they are unpacked
     * @throws IOException if they are not where they should be, or hold other than they should
     */
    long unpacked(Spool file, long most) throws IOException {
        long unpacked = 0;
        long found = 0;
        for (long at = start(); at < start() + size && found < values;) {
            try (var in = file.open(at, BUFFER)) {
                var header = new ThriftInput(in, Math.min(LONGEST_HEADER, start() + size - at));
                var page = Page.read(header);
                at += header.read() + page.packed();
                unpacked += page.unpacked();
                found += page.isData() ? page.values() : 0;
                if (!page.isTrue(in, codec)) {
                    throw new IOException("a page that unpacks to another size");
                }
                if (at > start() + size || page.values() > MOST_VALUES || page.values() > values) {
                    throw new IOException("a page that is larger than its column");
                }
                if (unpacked > most) {
                    return unpacked;
                }
            }
        }
        if (found != values) {
            throw new IOException("%d values instead of %d".formatted(found, values));
        }
        return unpacked;
    }

    /**
     * What the header of a page says (parquet.thrift, PageHeader).
     *
     * @param levels bytes before the values that are not compressed
     * @param isCompressed whether the values are, if the column is
     */
    private record Page(int type, int unpacked, int packed, int values, int levels, boolean isCompressed) {

        private static final int DATA = 0;
        private static final int INDEX = 1;
        private static final int DICTIONARY = 2;
        private static final int DATA_2 = 3;
        /** The field with the rest of the header, for each type. */
        private static final int[] DETAILS = {5, 6, 7, 8};
        /** How many numbers it begins with, whose types a reader takes for granted. */
        private static final int[] NUMBERS = {4, 0, 2, 6};

        static Page read(ThriftInput in) throws IOException {
            int[] numbers = new int[5];
            var rests = new Page[DETAILS.length];
            for (int field = in.next(); field != 0; field = in.next()) {
                switch (field) {
                    case 1, 2, 3, 4 -> numbers[field] = in.i32();
                    case 5, 7, 8 -> rests[field - DETAILS[0]] = rest(in, field - DETAILS[0]);
                    default -> in.skip();
                }
            }
            int type = numbers[1];
            if (type < DATA || type > DATA_2 || type == INDEX || rests[type] == null || numbers[2] < 0
                    || numbers[3] < 0) {
                throw new IOException("a page without a proper header");
            }
            return new Page(type, numbers[2], numbers[3], rests[type].values, rests[type].levels,
                    rests[type].isCompressed);
        }

        private static Page rest(ThriftInput in, int type) throws IOException {
            int[] numbers = {0, -1, 0, 0, 0, 0, 0};
            boolean isCompressed = true;
            in.struct();
            for (int field = in.next(); field != 0; field = in.next()) {
                if (field <= NUMBERS[type]) {
                    numbers[field] = in.i32();
                } else if (field == 7 && type == DATA_2) {
                    isCompressed = in.flag();
                } else {
                    in.skip();
                }
            }
            in.end();
            for (int i = 1; i <= NUMBERS[type]; i++) {
                if (numbers[i] < 0) {
                    throw new IOException("less than nothing");
                }
            }
            return new Page(type, 0, 0, numbers[1], type == DATA_2 ? Math.addExact(numbers[5], numbers[6]) : 0,
                    isCompressed);
        }

        boolean isData() {
            return type != DICTIONARY;
        }

        /** Whether what follows the header unpacks to as many bytes as the header says, and not to more. */
        boolean isTrue(InputStream in, int codec) throws IOException {
            if (levels > packed || levels > unpacked) {
                return false;
            }
            if (codec != SNAPPY || !isCompressed || packed == levels) {
                return true;
            }
            in.skipNBytes(levels);
            return new ThriftInput(in, packed - levels).unsigned() == unpacked - levels;
        }
    }
}
