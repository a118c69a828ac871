package org.trainyard.datasets.formats;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.metadata.RepetitionType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnSchema;
import org.junit.jupiter.api.Test;

import org.trainyard.datasets.tables.Column;
import org.trainyard.datasets.tables.ColumnType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What another's reader finds in a file. */
class ParquetWriterTest {

    private static final List<Column> COLUMNS = List.of(new Column("größe.x", ColumnType.NUMERIC, List.of()),
            new Column("色", ColumnType.CATEGORICAL, List.of("grün", "赤", "1")),
            new Column("order", ColumnType.ORDINAL, List.of("low", "high")),
            new Column("class", ColumnType.CATEGORICAL, List.of("-1", "7")));

    @Test
    void everyCellIsWhereItBelongsAcrossPagesAndRowGroups() throws IOException {
        for (int most : new int[]{45_001, 45_000, 20_001, 999, 1}) {
            int rows = most == 1 ? 20 : 45_000;
            try (var file = open(written(rows, most)); var reader = file.rowReader()) {
                assertThat(file.getFileMetaData().numRows()).isEqualTo(rows);
                assertThat(file.getFileMetaData().rowGroups()).hasSize((rows + most - 1) / most);
                int row = 0;
                for (; reader.hasNext(); row++) {
                    reader.next();
                    int found = row;
                    assertThat(List.of(reader.getFloat(0), reader.getString(1), reader.getString(2),
                            reader.getLong(3)))
                            .as(() -> "row %d of %d in groups of %d".formatted(found, rows, most))
                            .containsExactly(number(row), COLUMNS.get(1).categories().get(row % 3),
                                    COLUMNS.get(2).categories().get(row % 2), row % 2 == 0 ? -1L : 7L);
                }
                assertThat(row).isEqualTo(rows);
            }
        }
    }

    @Test
    void theSchemaSaysWhatTheColumnsAre() throws IOException {
        try (var file = open(written(3, 2))) {
            assertThat(file.getFileSchema().getColumns()).extracting(ColumnSchema::name).containsExactly("größe.x",
                    "色", "order", "class");
            assertThat(file.getFileSchema().getColumns()).extracting(ColumnSchema::type).containsExactly(
                    PhysicalType.FLOAT, PhysicalType.BYTE_ARRAY, PhysicalType.BYTE_ARRAY, PhysicalType.INT64);
            assertThat(file.getFileSchema().getColumns()).extracting(ColumnSchema::repetitionType)
                    .containsOnly(RepetitionType.REQUIRED);
            assertThat(file.getFileSchema().getColumn(1).logicalType()).isInstanceOf(LogicalType.StringType.class);
            assertThat(file.getFileMetaData().createdBy()).startsWith("trainyard");
        }
    }

    @Test
    void aTableThatEndsEarlyMakesNoFile() {
        assertThatThrownBy(() -> ParquetWriter.write(COLUMNS, 4, new ByteArrayInputStream(cells(3)),
                new ByteArrayOutputStream(), 2)).isInstanceOf(EOFException.class);
    }

    private static ParquetFileReader open(byte[] file) throws IOException {
        return ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file)));
    }

    private static byte[] written(int rows, int most) throws IOException {
        var out = new ByteArrayOutputStream();
        ParquetWriter.write(COLUMNS, rows, new ByteArrayInputStream(cells(rows)), out, most);
        return out.toByteArray();
    }

    private static byte[] cells(int rows) {
        var cells = new byte[rows * COLUMNS.size() * Float.BYTES];
        var into = ByteBuffer.wrap(cells).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < rows; row++) {
            into.putFloat(number(row)).putFloat(row % 3).putFloat(row % 2).putFloat(row % 2);
        }
        return cells;
    }

    private static float number(int row) {
        return row / 7f - 1000;
    }
}
