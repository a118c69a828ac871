package org.trainyard.datasets.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

import org.springframework.http.MediaType;

import org.trainyard.datasets.tables.Column;

/** Writes tables in one file format, as a stream. */
public interface TableWriter {

    /** Name of the format in requests, and the ending of a file's name. */
    String format();

    /** What the file is in HTTP. */
    MediaType mediaType();

    /**
     * Writes a file.
     *
     * @param columns in the order of the cells
     * @param cells of all rows, row by row, as {@link org.trainyard.datasets.tables.Cells} says; read once
     * @param out not closed: what broke off must not look finished
     */
    void write(List<Column> columns, int rows, InputStream cells, OutputStream out) throws IOException;
}
