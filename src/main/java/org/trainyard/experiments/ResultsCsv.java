package org.trainyard.experiments;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Results as CSV: a line for each combination; what a combination does not set or its runs do not have is an empty cell. */
final class ResultsCsv {

    private static final List<String> FIGURES = List.of("mean", "median", "sd", "min", "max");

    private ResultsCsv() {}

    static String of(Results results) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(header(results));
            results.combinations().forEach(row -> csv.writeRecord(cells(results, row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> header(Results results) {
        var header = new ArrayList<>(results.settings());
        header.addAll(List.of("parameters", "targets", "runs", "completed", "diverged", "failed"));
        results.metrics().forEach(metric -> FIGURES.forEach(figure -> header.add(metric + "." + figure)));
        return header;
    }

    private static List<String> cells(Results results, Results.Row row) {
        var cells = new ArrayList<String>();
        results.settings().forEach(pointer -> cells.add(value(row.settings().get(pointer))));
        Stream.of(row.parameters(), row.targets(), String.join(" ", row.runs()), row.completed(), row.diverged(),
                row.failed()).forEach(cell -> cells.add(cell.toString()));
        results.metrics().forEach(metric -> figures(row.metrics().get(metric))
                .forEach(figure -> cells.add(Objects.toString(figure, ""))));
        return cells;
    }

    /** A text as it is, anything else as JSON. */
    private static String value(@Nullable JsonNode value) {
        return value == null ? "" : value.isString() ? value.stringValue() : value.toString();
    }

    private static Stream<@Nullable Double> figures(@Nullable Summary summary) {
        return summary == null
                ? Stream.<@Nullable Double>of(null, null, null, null, null)
                : Stream.<@Nullable Double>of(summary.mean(), summary.median(), summary.sd(), summary.min(),
                        summary.max());
    }
}
