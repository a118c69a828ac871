package org.trainyard.runs.events;

import java.util.List;
import java.util.stream.IntStream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import org.trainyard.runs.EpochReader;
import org.trainyard.web.Parameters;

/** Runs as streams of server-sent events. */
@RestController
@RequestMapping(path = "/api/v1/runs", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
@Tag(name = "Runs")
class EventController {

    private static final int MAX_RUNS = 50;

    private final EventStream stream;
    private final EpochReader epochs;

    EventController(EventStream stream, EpochReader epochs) {
        this.stream = stream;
        this.epochs = epochs;
    }

    @GetMapping("/{id}/events")
    @Operation(operationId = "followRun", summary = "Follow a run as a stream", description = """
            Server-sent events: the present `state` first, then each `epoch` (its id is the epoch's number) and \
            `checkpoint` as it is stored, the final `state` last. A client that comes back with `Last-Event-ID` gets \
            what it missed. Swagger UI shows a stream only when it has ended: there, use `/epochs?wait=10`; in a \
            terminal, `curl -N`.""")
    @ApiResponse(responseCode = "200", description = "The stream", content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "204", description = "Nothing is left to come", content = @Content)
    ResponseEntity<SseEmitter> ofOne(
            @Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id,
            @Parameter(description = "the last epoch that you have") @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        return open(List.of(id), lastEventId, false);
    }

    @GetMapping("/events")
    @Operation(operationId = "followRuns", summary = "Follow several runs on one stream", description = "The same events as of one run, and `run` in their data says whose they are. A browser "
            + "keeps six streams open at most: a page that shows more runs needs this one.")
    @ApiResponse(responseCode = "200", description = "The stream", content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "204", description = "Nothing is left to come", content = @Content)
    ResponseEntity<SseEmitter> ofSeveral(
            @Parameter(description = "ids of the runs, at most 50, with commas between them") @RequestParam List<String> ids,
            @Parameter(description = "the id of the last event that you have") @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        if (ids.isEmpty() || ids.size() > MAX_RUNS) {
            throw Parameters.refused("ids", "must name between 1 and %d runs".formatted(MAX_RUNS), ids.size());
        }
        return open(ids, lastEventId, true);
    }

    private ResponseEntity<SseEmitter> open(List<String> ids, @Nullable String lastEventId, boolean naming) {
        var had = EventStream.positions(lastEventId == null ? "" : lastEventId, ids.size());
        var positions = had.orElseGet(() -> EventStream.beginning(ids.size()));
        var allAreOver = IntStream.range(0, ids.size()).allMatch(i -> isOver(ids.get(i), positions[i]));
        if (allAreOver && had.isPresent()) {
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).header("X-Accel-Buffering", "no")
                .header("Cache-Control", "no-store").body(stream.open(ids, positions, naming));
    }

    /** Whether a client that has all up to epoch {@code position} has all there will ever be. Looks at every run: 404 if gone. */
    private boolean isOver(String id, int position) {
        var page = epochs.read(id, position, 1);
        return page.state().isFinal() && page.content().isEmpty();
    }
}
