package org.trainyard.datasets.formats;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

import de.siegmar.fastcsv.writer.LineDelimiter;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import org.trainyard.datasets.tables.Column;
import org.trainyard.datasets.tables.RowReader;

/** CSV with a line of names, in UTF-8: what a client gets that does not say what it wants. */
@Component
@Order(1)
final class CsvWriter implements TableWriter {

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public MediaType mediaType() {
        return new MediaType("text", "csv", StandardCharsets.UTF_8);
    }

    @Override
    public void write(List<Column> columns, int rows, InputStream cells, OutputStream out) throws IOException {
        var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        var csv = de.siegmar.fastcsv.writer.CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        csv.writeRecord(columns.stream().map(Column::name).toList());
        try (var reader = new RowReader(columns, cells)) {
            while (reader.next()) {
                csv.writeRecord(reader.values().stream().map(String::valueOf).toList());
            }
        }
        csv.flush();
    }
}
