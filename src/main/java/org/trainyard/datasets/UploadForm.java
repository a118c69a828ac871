package org.trainyard.datasets;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Task;
import org.trainyard.datasets.formats.FileRequest;
import org.trainyard.datasets.formats.TextRequest;
import org.trainyard.datasets.tables.MissingValues;
import org.trainyard.datasets.tables.PlainText;
import org.trainyard.datasets.tables.TableRequest;
import org.trainyard.web.Faults;
import org.trainyard.web.Parameters;
import org.trainyard.web.ProblemType;

/**
 * The form of an upload; without the files, also the query beside a bare file. Lists have commas between their entries.
 *
 * @param file the file; instead of one there may be {@code images} and {@code labels}, or {@code X} and {@code y}
 * @param images pictures or other rows, as IDX
 * @param labels a class for each row of {@code images}, as IDX
 * @param X rows of inputs, as NPY
 * @param y a target for each row of {@code X}, as NPY
 * @param name a label, not unique; left out, the file's name
 * @param target the target column, or several for regression; left out, a column called y, target, label or class, else
 *        the last one
 * @param task left out: text, or at most 20 distinct whole numbers are classes, all else are values
 * @param columns names of the columns, where the file has none
 * @param format csv, json, npy, npz, parquet, idx or arff; left out, the file tells
 * @param missing what becomes of cells without a value: the table is refused, rows that have one are dropped, or it is
 *        filled with the column's mean or its most frequent value
 * @param categorical columns of names that look like numbers, such as postal codes: each name gets an input of its own
 * @param ordinal a column of names in an order, and the names from low to high, as in {@code size:S,M,L}; several have
 *        semicolons between them
 * @param delimiter what stands between two cells of a text file: a character, or tab; left out, it is found out
 * @param quote what stands around a cell that holds a delimiter: " or '; left out, it is found out
 * @param header whether the first line names the columns; left out, it is found out
 * @param decimal the decimal mark of a text file: . or ,; left out, it is found out
 * @param encoding how characters became bytes, such as windows-1252; left out, it is found out
 */
record UploadForm(@Schema(type = "string", format = "binary") @Nullable Void file,
        @Schema(type = "string", format = "binary") @Nullable Void images,
        @Schema(type = "string", format = "binary") @Nullable Void labels,
        @Schema(type = "string", format = "binary") @Nullable Void X,
        @Schema(type = "string", format = "binary") @Nullable Void y, @Nullable String name,
        @Nullable List<String> target, @Nullable Task task,
        @Nullable List<String> columns, @Nullable String format, @Nullable MissingValues missing,
        @Nullable List<String> categorical, @Nullable String ordinal, @Nullable String delimiter,
        @Nullable String quote, @Nullable Boolean header, @Nullable String decimal, @Nullable String encoding) {

    /** All but the files, which are read from their parts. */
    private static final Set<String> FIELDS = Arrays.stream(UploadForm.class.getRecordComponents())
            .filter(component -> component.getType() != Void.class).map(component -> component.getName())
            .collect(Collectors.toUnmodifiableSet());

    /** Reads fields by their names; unknown ones are faults. */
    static UploadForm of(Map<String, String[]> fields, Faults faults) {
        fields.keySet().stream().filter(field -> !FIELDS.contains(field)).sorted()
                .forEach(field -> faults.add(ProblemType.UNKNOWN_PROPERTY, "/" + PlainText.tame(field, 40),
                        "is not a field here; beside the file there are "
                                + FIELDS.stream().sorted().collect(Collectors.joining(", "))));
        return new UploadForm(null, null, null, null, null, one(fields, "name"), list(fields, "target"),
                label("task", one(fields, "task"), Task.values(), Task::label), list(fields, "columns"),
                one(fields, "format"),
                label("missing", one(fields, "missing"), MissingValues.values(), MissingValues::label),
                list(fields, "categorical"), one(fields, "ordinal"), one(fields, "delimiter"), one(fields, "quote"),
                bool("header", one(fields, "header")), one(fields, "decimal"), one(fields, "encoding"));
    }

    /** What it says about the file. */
    FileRequest request() {
        var table = TableRequest.said(columns, target, task, categorical, orders(), missing);
        return new FileRequest(table, new TextRequest(character("delimiter", delimiter), character("quote", quote),
                header, decimalMark(), charset()));
    }

    private Map<String, List<String>> orders() {
        var orders = new LinkedHashMap<String, List<String>>();
        for (var each : ordinal == null ? new String[0] : ordinal.split(";")) {
            int colon = each.indexOf(':');
            if (colon < 1) {
                throw Parameters.refused("ordinal", "must be a column and its values from low to high, as size:S,M,L",
                        each);
            }
            orders.put(each.substring(0, colon).strip(),
                    Arrays.stream(each.substring(colon + 1).split(",")).map(String::strip).toList());
        }
        return orders;
    }

    private @Nullable Character decimalMark() {
        var mark = character("decimal", decimal);
        if (mark != null && mark != '.' && mark != ',') {
            throw Parameters.refused("decimal", "must be . or ,", mark);
        }
        return mark;
    }

    private @Nullable Charset charset() {
        try {
            return encoding == null ? null : Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw Parameters.refused("encoding",
                    "must be the name of a character encoding, such as utf-8 or windows-1252",
                    encoding);
        }
    }

    private static @Nullable Character character(String field, @Nullable String text) {
        if (text == null || text.equals("tab") || text.equals("\\t")) {
            return text == null ? null : '\t';
        }
        char c = text.length() == 1 ? text.charAt(0) : 0;
        if ((c < ' ' && c != '\t') || c > '~' || Character.isLetterOrDigit(c)) {
            throw Parameters.refused(field, "must be one character that is no letter and no digit, or tab", text);
        }
        return c;
    }

    private static @Nullable Boolean bool(String field, @Nullable String text) {
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw Parameters.refused(field, "must be true or false", text);
        }
        return text == null ? null : Boolean.valueOf(text);
    }

    private static <T> @Nullable T label(String field, @Nullable String text, T[] values, Function<T, String> label) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(values).filter(value -> label.apply(value).equals(text)).findFirst()
                .orElseThrow(() -> Parameters.refused(field,
                        "must be one of " + Arrays.stream(values).map(label).collect(Collectors.joining(", ")), text));
    }

    private static @Nullable String one(Map<String, String[]> fields, String name) {
        var values = fields.get(name);
        return values == null || values.length == 0 || values[0].isEmpty() ? null : values[0];
    }

    private static List<String> list(Map<String, String[]> fields, String name) {
        var entries = new ArrayList<String>();
        for (var value : fields.getOrDefault(name, new String[0])) {
            Arrays.stream(value.split(",")).map(String::strip).filter(entry -> !entry.isEmpty())
                    .forEach(entries::add);
        }
        return entries;
    }
}
