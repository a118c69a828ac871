package org.trainyard.insights.export;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;

/** A run's network, to be used elsewhere. */
@RestController
@Tag(name = "Insights")
class ExportController {

    private final Exports exports;
    private final String version;

    ExportController(Exports exports, ObjectProvider<BuildProperties> build) {
        this.exports = exports;
        this.version = build.stream().findFirst().map(BuildProperties::getVersion).orElse("development");
    }

    @GetMapping("/api/v1/runs/{id}/export")
    @Operation(operationId = "exportRun", summary = "Take a run's network away", description = """
            As `onnx`, a graph for ONNX Runtime with the run's preprocessing inside: raw rows in, label, probabilities and \
            values out, as predictions are. All columns of numbers are one input, `x`, float32, rows × columns; each \
            column of names is an input of its own, of text, rows × 1. As `pytorch` or `keras`, Python source that \
            can be read and run: the weights to the last bit, the preprocessing, a function that predicts, and the training \
            as it would be written there.""")
    @ApiResponse(responseCode = "200", description = "The file", content = {
        @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = "text/x-python", schema = @Schema(type = "string"))})
    void export(
            @Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id,
            @Parameter(description = "what to make of it") @RequestParam(defaultValue = "onnx") ExportFormat format,
            @Parameter(description = "`final` (default), `best`, or an epoch from 0") @RequestParam(required = false) @Nullable String epoch,
            NativeWebRequest request, HttpServletResponse response) throws IOException {
        var exported = exports.of(id, epoch);
        // Another version of the service may write the same network in other words.
        if (request.checkNotModified(
                "\"%s.%s.%s\"".formatted(exported.model().weightsSha256(), format.label(), version))) {
            return;
        }
        response.setContentType(format.type());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s\"".formatted(format.fileName(id)));
        var out = response.getOutputStream();
        Exports.write(exported, format, out);
        out.flush();
    }
}
