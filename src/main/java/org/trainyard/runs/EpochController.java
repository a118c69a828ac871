package org.trainyard.runs;

import java.time.Duration;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.trainyard.runs.EpochReader.EpochPage;
import org.trainyard.web.Parameters;
import org.trainyard.web.StrictJson;

/** The measured epochs of a run, as pages, and as tables for a spreadsheet. */
@RestController
@RequestMapping(RunViews.PATH + "/{id}/epochs")
@Tag(name = "Runs")
class EpochController {

    private static final int MAX_LIMIT = 10_000;
    private static final int MAX_WAIT_SECONDS = 30;

    private final EpochReader epochs;
    private final StrictJson json;

    EpochController(EpochReader epochs, StrictJson json) {
        this.epochs = epochs;
        this.json = json;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getEpochs", summary = "Read the loss of every epoch", description = """
            Epoch 0 is before training. Losses are measured after the epoch over the whole part, without penalty. \
            To follow a run that is going, pass the answer's `next` as `after` and say how long to `wait` for more; \
            `/events` is the same as a stream. As CSV or NDJSON the epochs stand alone, at most 10000 of them, and \
            nothing is waited for.""")
    @ApiResponse(responseCode = "200", description = "The epochs, in order", content = {
        @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = EpochPage.class)),
        @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
        @Content(mediaType = MediaType.APPLICATION_NDJSON_VALUE, schema = @Schema(type = "string"))})
    EpochPage read(@Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id,
            @Parameter(description = "only epochs after this one; left out: from epoch 0") @RequestParam @Nullable Integer after,
            @Parameter(description = "at most so many epochs, 1 to 10000") @RequestParam(defaultValue = "1000") int limit,
            @Parameter(description = "seconds to wait for a first epoch, 0 to 30") @RequestParam(defaultValue = "0") int wait,
            @Parameter(description = "thin the curve to so many epochs for drawing, 2 to 10000") @RequestParam @Nullable Integer points) {
        Parameters.requireBetween("wait", wait, 0, MAX_WAIT_SECONDS);
        return page(id, after, limit, wait, points);
    }

    @GetMapping(produces = "text/csv")
    @Operation(hidden = true) // shown as another format of the JSON one
    String csv(@PathVariable String id, @RequestParam @Nullable Integer after,
            @RequestParam(defaultValue = "10000") int limit, @RequestParam @Nullable Integer points) {
        return EpochCsv.of(page(id, after, limit, 0, points).content());
    }

    @GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(hidden = true) // shown as another format of the JSON one
    String ndjson(@PathVariable String id, @RequestParam @Nullable Integer after,
            @RequestParam(defaultValue = "10000") int limit, @RequestParam @Nullable Integer points) {
        return page(id, after, limit, 0, points).content().stream().map(row -> json.write(row) + "\n")
                .collect(Collectors.joining());
    }

    private EpochPage page(String id, @Nullable Integer after, int limit, int wait, @Nullable Integer points) {
        Parameters.requireBetween("limit", limit, 1, MAX_LIMIT);
        if (after != null) {
            Parameters.requireBetween("after", after, 0, Integer.MAX_VALUE);
        }
        var from = after == null ? -1 : after;
        if (points != null) {
            Parameters.requireBetween("points", points, 2, MAX_LIMIT);
            return epochs.thinned(id, from, points);
        }
        return wait == 0 ? epochs.read(id, from, limit) : epochs.await(id, from, limit, Duration.ofSeconds(wait));
    }
}
