package org.trainyard.runs;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/** Epochs as CSV; a figure that does not exist is an empty cell. */
final class EpochCsv {

    private EpochCsv() {}

    static String of(List<EpochRow> rows) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord("epoch", "trainLoss", "validationLoss", "trainAccuracy", "validationAccuracy", "penalty",
                    "gradientNorm", "learningRate", "millis");
            rows.forEach(row -> csv.writeRecord(cells(row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> cells(EpochRow row) {
        return Stream.of(row.epoch(), row.trainLoss(), row.validationLoss(), row.trainAccuracy(),
                row.validationAccuracy(), row.penalty(), row.gradientNorm(), row.learningRate(), row.millis())
                .map(cell -> Objects.toString(cell, "")).toList();
    }
}
