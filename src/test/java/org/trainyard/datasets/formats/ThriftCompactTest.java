package org.trainyard.datasets.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Bytes worked out by hand from the protocol's description. */
class ThriftCompactTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ThriftCompact struct = new ThriftCompact(bytes);

    @Test
    void aFieldIsTheStepFromTheOneBeforeAndItsType() throws IOException {
        struct.i32(1, 1).i64(3, -1).i64(4, 300).i64(5, Long.MIN_VALUE).end();
        assertBytes("15 02", "26 01", "16 d8 04", "16 ff ff ff ff ff ff ff ff ff 01", "00");
    }

    @Test
    void aTextIsItsLengthAndItsBytes() throws IOException {
        struct.text(4, "ä").texts(5, "b", "").end();
        assertBytes("48 02 c3 a4", "19 28 01 62 00", "00");
    }

    @Test
    void aStructCountsItsOwnFields() throws IOException {
        struct.i32(5, 0).struct(10).struct(1).end().end().structs(12, 2).element().i32(1, 0).end().element().end()
                .i32(13, 0).end();
        assertBytes("55 00", "5c 1c 00 00", "29 2c 15 00 00 00", "15 00", "00");
    }

    @Test
    void aLongListHasItsSizeBehindIt() throws IOException {
        struct.i32s(1, 7, -7).structs(2, 15).end();
        assertBytes("19 25 0e 0d", "19 fc 0f", "00");
    }

    @Test
    void fieldsComeInTheirOrder() throws IOException {
        struct.i32(2, 0);
        assertThatThrownBy(() -> struct.i32(2, 0)).hasMessageContaining("cannot follow");
    }

    private void assertBytes(String... hex) {
        assertThat(HexFormat.ofDelimiter(" ").formatHex(bytes.toByteArray())).isEqualTo(String.join(" ", hex));
        assertThat(struct.written()).isEqualTo(bytes.size());
    }
}
