package org.trainyard.datasets;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;

import org.trainyard.datasets.formats.FileFormats;

/** Download of datasets, in any format that there is a writer for. */
@RestController
@RequestMapping("/api/v1/datasets/{id}/content")
@Tag(name = "Datasets")
class DatasetContentController {

    private static final int BLOCK = 1 << 16;

    private final Datasets datasets;
    private final FileFormats formats;
    private final ContentNegotiationManager negotiation;

    DatasetContentController(Datasets datasets, FileFormats formats,
            @Qualifier("mvcContentNegotiationManager") ContentNegotiationManager negotiation) {
        this.datasets = datasets;
        this.formats = formats;
        this.negotiation = negotiation;
    }

    @GetMapping
    @Operation(operationId = "getDatasetContent", summary = "Download a dataset as a file", description = """
            As `csv`, the usual one: a line of column names, then a line a row; categories and classes by their names. \
            `parquet` has the same columns: float32 for numbers, text for names, int64 for names that are whole numbers. Either \
            has the same hash when it is uploaded again, with the same words about target, types and order where there were any. \
            `npy` is one array of float32, a row a row, in which a category or class is its number, from 0; names are \
            not in it.""")
    @ApiResponse(responseCode = "200", description = "The file", content = {
        @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
        @Content(mediaType = "application/x-npy", schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = "application/vnd.apache.parquet", schema = @Schema(type = "string", format = "binary"))})
    void content(
            @Parameter(description = "id of the dataset, or the name of a built-in one", example = "iris") @PathVariable String id,
            NativeWebRequest request,
            HttpServletResponse response) throws IOException, HttpMediaTypeNotAcceptableException {
        var writer = formats.writer(negotiation.resolveMediaTypes(request));
        var dataset = datasets.describe(id);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        // The format belongs to the tag: who has the CSV file must not be told that it is the Parquet file too.
        if (request.checkNotModified("\"%s.%s\"".formatted(dataset.sha256(), writer.format()))) {
            return;
        }
        try (var cells = new BufferedInputStream(datasets.cells(dataset).open(0), BLOCK)) {
            // The first cells are read before the answer begins: damage found there is still an answer of its own.
            cells.mark(1);
            var _ = cells.read();
            cells.reset();
            response.setContentType(writer.mediaType().toString());
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"%s.%s\"".formatted(dataset.id(), writer.format()));
            var out = new BufferedOutputStream(response.getOutputStream(), BLOCK);
            writer.write(dataset.layout(), dataset.rows(), cells, out);
            out.flush();
        }
    }
}
