package org.trainyard.datasets;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import org.trainyard.datasets.formats.FileFormats;
import org.trainyard.datasets.formats.Upload;
import org.trainyard.datasets.tables.PlainText;
import org.trainyard.datasets.tables.Table;
import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.Name;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/** Files become tables. */
@Component
final class DatasetFiles {

    private final FileFormats formats;
    private final Limits limits;

    DatasetFiles(FileFormats formats, Limits limits) {
        this.formats = formats;
        this.limits = limits;
    }

    /**
     * Reads an upload.
     *
     * @param fileName as the client gave it: remembered as text, never a path
     * @throws Problem with all that is wrong with it
     */
    File read(Upload upload, String fileName, UploadForm form) throws IOException {
        var faults = new Faults();
        var tameFileName = PlainText.tame(fileName, limits.nameLength());
        var label = label(form.name() == null ? "" : form.name(), tameFileName, faults);
        var request = form.request();
        var reader = formats.reader(upload, form.format(), faults);
        faults.throwIfAny();
        var made = reader.orElseThrow().read(upload, request, faults);
        faults.throwIfAny();
        var reading = made.orElseThrow();
        var source = new LinkedHashMap<String, Object>();
        source.put("kind", "upload");
        source.put("format", reader.orElseThrow().format());
        if (!tameFileName.isEmpty()) {
            source.put("fileName", tameFileName);
        }
        source.putAll(reading.told());
        return new File(reading.table(), label, source);
    }

    private String label(String name, String fileName, Faults faults) {
        if (name.isBlank()) {
            return fileName.isEmpty() ? "upload" : fileName;
        }
        PlainText.fault(name, limits.nameLength()).or(() -> Name.Form.fault(name))
                .ifPresent(fault -> faults.add(ProblemType.VALIDATION, "/name", fault));
        return String.valueOf(Name.Form.composed(name));
    }

    /** The refusal of a form without a file. */
    static Problem nothing() {
        return new Problem(ProblemType.VALIDATION, "The form has no file: send one as the part \"file\".");
    }

    /**
     * A file that was read.
     *
     * @param table for the caller to close
     * @param label what to call the dataset
     * @param source where it comes from, as the dataset tells
     */
    record File(Table table, String label, Map<String, Object> source) {}
}
