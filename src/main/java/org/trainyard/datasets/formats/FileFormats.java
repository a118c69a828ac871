package org.trainyard.datasets.formats;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

import org.trainyard.web.Faults;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;
import org.trainyard.web.Spelling;

/** All formats there are; those that are read in the order in which they are asked whether a file is theirs. */
@Component
public class FileFormats {

    /** What people call formats that another one includes. */
    private static final Map<String, String> ALIASES = Map.of("tsv", "csv", "jsonl", "json",
            "ndjson", "json");

    private final List<TableReader> readers;
    private final List<TableWriter> writers;

    FileFormats(List<TableReader> readers, List<TableWriter> writers) {
        this.readers = List.copyOf(readers);
        this.writers = List.copyOf(writers);
    }

    /**
     * The reader for an upload.
     *
     * @param wish name of the format, or null where the file itself tells
     * @throws Problem unsupported-media-type where it does not
     */
    public Optional<TableReader> reader(Upload upload, @Nullable String wish, Faults faults) throws IOException {
        if (!upload.names().equals(Set.of(Upload.FILE))) {
            return paired(upload, wish, faults);
        }
        if (wish != null) {
            var named = ALIASES.getOrDefault(wish, wish);
            var known = readers.stream().filter(reader -> reader.format().equals(named)).findFirst();
            if (known.isEmpty()) {
                faults.add(ProblemType.VALIDATION, "/format", "must be one of %s, was %s".formatted(names(),
                        Said.of(wish))
                        + Spelling.nearest(wish, readers.stream().map(TableReader::format).toList())
                                .map(near -> "; did you mean " + near + "?").orElse(""));
            }
            return known;
        }
        var start = upload.start(Upload.FILE);
        return Optional.of(readers.stream().filter(reader -> reader.fits(start)).findFirst()
                .orElseThrow(() -> new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "The file is in no format that is read here: %s, each also compressed by gzip."
                                .formatted(names()))));
    }

    /** The reader of two files, told by what their parts are called. */
    private Optional<TableReader> paired(Upload upload, @Nullable String wish, Faults faults) {
        var known = readers.stream().filter(reader -> reader.pair().equals(upload.names())).findFirst();
        if (known.isEmpty()) {
            faults.add(ProblemType.VALIDATION, TableReader.FILE,
                    "must be a part of the form called file; or there are two, called images and labels for IDX, X and y for NPY. Here they are called "
                            + String.join(", ", upload.names()));
        } else if (wish != null && !known.get().format().equals(wish)) {
            faults.add(ProblemType.VALIDATION, "/format", "must be %s for parts called %s, was %s".formatted(
                    known.get().format(), String.join(" and ", upload.names()), Said.of(wish)));
            return Optional.empty();
        }
        return known;
    }

    /**
     * The writer for a client.
     *
     * @param accepted the types that it takes, the dearest first
     * @throws HttpMediaTypeNotAcceptableException where there is none
     */
    public TableWriter writer(List<MediaType> accepted) throws HttpMediaTypeNotAcceptableException {
        return accepted.stream()
                .flatMap(type -> writers.stream().filter(writer -> type.includes(writer.mediaType()))).findFirst()
                .orElseThrow(() -> new HttpMediaTypeNotAcceptableException(
                        writers.stream().map(TableWriter::mediaType).toList()));
    }

    private String names() {
        return readers.stream().map(TableReader::format).sorted().collect(Collectors.joining(", "));
    }
}
