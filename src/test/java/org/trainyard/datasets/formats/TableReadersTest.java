package org.trainyard.datasets.formats;

import java.io.IOException;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes in is anybody's: every reader there is, with good files and with thousands of damaged ones. */
class TableReadersTest {

    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 1000);

    static List<TableReader> readers() {
        return ReaderProperty.readers();
    }

    @ParameterizedTest
    @MethodSource("readers")
    void everyFormatHasSeedsThatAreTables(TableReader reader) throws IOException {
        var seeds = ReaderSeeds.of(reader.format());
        assertThat(seeds).as("seeds of %s, in ReaderSeeds", reader.format()).isNotEmpty();
        int tables = 0;
        for (var seed : seeds) {
            tables += ReaderProperty.check(reader, FuzzInput.of(seed.bytes()), Long.MAX_VALUE) ? 1 : 0;
        }
        assertThat(tables).as("tables among the seeds of %s", reader.format()).isGreaterThan(seeds.size() / 2);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void damagedFilesAreRefusedOrRead(TableReader reader) {
        var seeds = ReaderSeeds.of(reader.format());
        var mutations = new Mutations(Long.getLong("fuzz.seed", 1));
        for (int i = 0; i < INPUTS; i++) {
            var bytes = mutations.of(seeds.get(i % seeds.size()).bytes());
            try {
                ReaderProperty.check(reader, FuzzInput.of(bytes), ReaderProperty.MOST_BYTES);
            } catch (Exception | Error e) {
                throw new AssertionError("%s, input %d: %s".formatted(reader.format(), i,
                        Base64.getEncoder().encodeToString(bytes)), e);
            }
        }
    }
}
