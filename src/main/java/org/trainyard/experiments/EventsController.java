package org.trainyard.experiments;

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
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Experiments as streams of server-sent events. */
@RestController
@Tag(name = "Experiments")
class EventsController {

    private final ExperimentDesk desk;
    private final ProgressStream stream;

    EventsController(ExperimentDesk desk, ProgressStream stream) {
        this.desk = desk;
        this.stream = stream;
    }

    @GetMapping(path = ExperimentViews.PATH + "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(operationId = "followExperiment", summary = "Follow an experiment as a stream", description = """
            Server-sent events: the present `state` first, then `progress` as it is made, a few times a second at most \
            (its data is that of the experiment's `progress`), the final `state` last. A client that comes back with the \
            `Last-Event-ID` of the final state gets 204. To see the epochs of single runs, follow them at \
            `/api/v1/runs/events`.""")
    @ApiResponse(responseCode = "200", description = "The stream", content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "204", description = "Nothing is left to come", content = @Content)
    ResponseEntity<SseEmitter> follow(
            @Parameter(description = "id of the experiment, or `latest`", example = "latest") @PathVariable String id,
            @Parameter(description = "the id of the last event that you have") @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        var state = desk.find(id).state();
        if (state.isFinal() && state.label().equals(lastEventId)) {
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).header("X-Accel-Buffering", "no")
                .header("Cache-Control", "no-store").body(stream.open(id));
    }
}
