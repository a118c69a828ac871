package org.trainyard.datasets.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.sun.management.HotSpotDiagnosticMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that a reader once stumbled over: it threw something else, waited for ever, or took all memory. */
class ReaderFindingsTest {

    private static final List<TableReader> READERS = ReaderProperty.readers();
    private static final int PLAIN = 0;
    private static final int SNAPPY = 1;
    private static final byte[] MARK = "PAR1".getBytes(StandardCharsets.US_ASCII);

    @Test
    void whatEndsWithinItsCompressionIsRefusedByEveryReader() throws IOException {
        for (var reader : READERS) {
            var seed = ReaderSeeds.of(reader.format()).getFirst();
            var zipped = ReaderSeeds.gzip(seed.files().getFirst());
            refused(reader.format(), seed.said(), Arrays.copyOf(zipped, zipped.length - 12));
            zipped[zipped.length / 2] ^= 0x55;
            refused(reader.format(), seed.said(), zipped);
        }
    }

    @Test
    void partsThatAFormatIsNotReadFromAreRefused() throws IOException {
        for (var reader : READERS) {
            var part = "a,y\n1,2\n".getBytes(StandardCharsets.UTF_8);
            for (int said : new int[]{FuzzInput.PAIR_OF_ARRAYS, FuzzInput.PAIR_OF_IMAGES}) {
                assertThat(check(reader.format(), new FuzzInput(said, List.of(part, part)))).isFalse();
            }
        }
    }

    @Test
    void anArchiveThatEndsEarlyIsRefused() throws IOException {
        var whole = ReaderSeeds.of("npz").getFirst().files().getFirst();
        for (int length = 0; length < whole.length; length++) {
            check("npz", new FuzzInput(0, List.of(Arrays.copyOf(whole, length))));
        }
    }

    @Test
    void anArchiveIsNotUnpackedWithoutEnd() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("X.npy"));
            zip.write(ReaderSeeds.of("npy").getFirst().files().getFirst());
            zip.putNextEntry(new ZipEntry("bomb"));
            zip.write(new byte[1 << 20]);
        }
        refused("npz", FuzzInput.NAMED, bytes.toByteArray());
    }

    @Test
    void aLineOfQuotationMarksDoesNotTakeForEver() throws IOException {
        refused("arff", 0, ("@relation r\n@attribute a string\n@attribute y numeric\n@data\nx" + "'".repeat(200_000)
                + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aKeyThatComesTwiceAndACellThatIsAListAreRefused() throws IOException {
        for (var json : List.of("{\"a\": 1, \"a\": 2, \"y\": 1}",
                "{\"a\": 1, \"y\": 1}\n{\"a\": 1, \"a\": 2, \"y\": 1}",
                "[{\"a\": {\"b\": 1}, \"y\": 1}]", "[[1, [2]]]")) {
            refused("json", 0, json.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void bytesThatAreNoCharactersAreNoJson() throws IOException {
        var deep = "[".repeat(4000).getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < deep.length; length += 13) {
            var cut = Arrays.copyOf(deep, length + 4);
            cut[length] = 0x10;
            refused("json", 0, cut);
        }
        var utf32 = ByteBuffer.allocate(64).putInt('[').putInt(0x7FFFFFFF).array();
        refused("json", 0, utf32);
    }

    @Test
    void aSnappyBlockThatUnpacksToMoreThanItsPageSaysIsNotUnpacked() throws IOException {
        // The memory behind the page was overwritten, and with luck the process ended.
        var page = page(4, 16, 16);
        var block = ByteBuffer.wrap(page, page.length - 16, 16).order(ByteOrder.LITTLE_ENDIAN);
        block.put(new byte[]{(byte) 0x90, 0x4E, 0x00, 0, (byte) 0xFE, 1, 0, (byte) 0xFE, 1, 0, (byte) 0xFE, 1, 0});
        refused("parquet", 0, parquet(page, SNAPPY, 4, 4));
        // The same block, which ends too early, and a page that admits to its size.
        var admitting = page(4, 10_000, 16);
        System.arraycopy(page, page.length - 16, admitting, admitting.length - 16, 16);
        refused("parquet", 0, parquet(admitting, SNAPPY, 4, 4));
    }

    @Test
    void aParquetPageThatIsLargerThanItsColumnIsNotWaitedFor() throws IOException {
        refused("parquet", 0, parquet(page(4, 16, 1 << 20), PLAIN, 4, 4));
        refused("parquet", 0, parquet(page(4, 16, Integer.MAX_VALUE), PLAIN, 4, 4));
        refused("parquet", 0, parquet(page(3, 16, 16), PLAIN, 4, 4));
    }

    @Test
    void parquetNumbersThatAreOnlyPromisedTakeNoMemory() throws IOException {
        refused("parquet", 0, parquet(page(Integer.MAX_VALUE, 16, 16), PLAIN, 1L << 40, 1L << 40));
        refused("parquet", 0, parquet(page(4, Integer.MAX_VALUE, 16), PLAIN, 4, 4));
        refused("parquet", 0, parquet(page(4, 16, 16), PLAIN, -4, -4));
    }

    @Test
    void aParquetFooterThatPromisesALongTextOrNestsWithoutEndIsRefused() throws IOException {
        refused("parquet", 0, parquetOf(new byte[0], new byte[]{0x68, -1, -1, -1, -1, 7, 0}));
        refused("parquet", 0, parquetOf(new byte[0], new byte[]{0x79, -4, -1, -1, -1, -1, 7, 0}));
        refused("parquet", 0, parquetOf(new byte[0], new byte[]{0x79, -15, -1, -1, -1, -1, 7, 0}));
        var deep = new byte[200_000];
        Arrays.fill(deep, (byte) 0x9C);
        refused("parquet", 0, parquetOf(new byte[0], deep));
    }

    @Test
    void theParquetFileOfTheseCasesIsReadWhereItIsGood() throws IOException {
        var page = page(4, 16, 16);
        assertThat(check("parquet", new FuzzInput(FuzzInput.REGRESSION, List.of(parquet(page, PLAIN, 4, 4)))))
                .isTrue();
    }

    @Test
    void damagedParquetPagesLeaveNoThreadsBehind(@TempDir Path folder) throws IOException {
        for (int i = 0; i < 3; i++) {
            refused("parquet", 0, parquet(page(4, 15, 15), PLAIN, 4, 4));
        }
        var threads = folder.resolve("threads.txt");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpThreads(threads.toString(),
                HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
        assertThat(Files.readAllLines(threads)).isNotEmpty().noneMatch(line -> line.contains("dev.hardwood"));
    }

    private static void refused(String format, int said, byte[] file) throws IOException {
        assertThat(check(format, new FuzzInput(said, List.of(file)))).as("%s became a table", format).isFalse();
    }

    private static boolean check(String format, FuzzInput input) throws IOException {
        var reader = READERS.stream().filter(each -> each.format().equals(format)).findFirst();
        return ReaderProperty.check(reader.orElseThrow(), input, ReaderProperty.MOST_BYTES);
    }

    /** The header of a page and 16 bytes of cells. */
    private static byte[] page(int values, int unpacked, int packed) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new ThriftCompact(bytes).i32(1, 0).i32(2, unpacked).i32(3, packed).struct(5).i32(1, values).i32(2, 0).i32(3, 3)
                .i32(4, 3).end().end();
        bytes.writeBytes(new byte[16]);
        return bytes.toByteArray();
    }

    /** A file of two columns of float32 with one page each. */
    private static byte[] parquet(byte[] page, int codec, long values, long rows) throws IOException {
        var footer = new ByteArrayOutputStream();
        var out = new ThriftCompact(footer).i32(1, 1).structs(2, 3).element().text(4, "table").i32(5, 2).end();
        for (var name : List.of("a", "y")) {
            out.element().i32(1, 4).i32(3, 0).text(4, name).end();
        }
        out.i64(3, rows).structs(4, 1).element().structs(1, 2);
        for (int column = 0; column < 2; column++) {
            out.element().i64(2, 0).struct(3).i32(1, 4).i32s(2, 0).texts(3, column == 0 ? "a" : "y").i32(4, codec)
                    .i64(5, values).i64(6, page.length).i64(7, page.length).i64(9, 4 + (long) column * page.length)
                    .end().end();
        }
        out.i64(2, 0).i64(3, rows).end().end();
        var pages = new ByteArrayOutputStream();
        pages.writeBytes(page);
        pages.writeBytes(page);
        return parquetOf(pages.toByteArray(), footer.toByteArray());
    }

    private static byte[] parquetOf(byte[] pages, byte[] footer) {
        return ByteBuffer.allocate(MARK.length + pages.length + footer.length + 4 + MARK.length)
                .order(ByteOrder.LITTLE_ENDIAN).put(MARK).put(pages).put(footer).putInt(footer.length).put(MARK)
                .array();
    }
}
