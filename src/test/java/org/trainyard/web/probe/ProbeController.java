package org.trainyard.web.probe;

import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.trainyard.web.Caller;
import org.trainyard.web.Idempotency;
import org.trainyard.web.Ids;
import org.trainyard.web.PageQuery;
import org.trainyard.web.Prefer;

@TestComponent
@RestController
@RequestMapping("/api/v1/probes")
class ProbeController {
    static final AtomicInteger CREATED = new AtomicInteger();
    private static final Map<String, String> SORTS = Map.of("createdAt", "createdAt", "metrics.loss", "loss");

    private final Idempotency idempotency;

    ProbeController(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @PostMapping
    @ApiResponse(responseCode = "201", description = "Created")
    ResponseEntity<Created> create(@RequestBody Definition definition, Caller caller) {
        var created = idempotency.once(Created.class, () -> {
            if (definition.name().equals("fails")) {
                throw new IllegalStateException("secret /etc/passwd");
            }
            CREATED.incrementAndGet();
            return new Created(Ids.next(), caller.owner(), definition);
        });
        return ResponseEntity.created(URI.create("/api/v1/probes/" + created.id())).body(created);
    }

    @GetMapping
    Listed list(PageQuery query, Prefer prefer, @RequestParam(required = false) Definition.@Nullable Kind kind) {
        var page = query.pageable(SORTS, "createdAt,desc");
        return new Listed(page.getPageNumber(), page.getPageSize(), page.getSort().toString(),
                prefer.atMost().toSeconds(), kind);
    }

    @GetMapping("/numbers")
    int number(@RequestParam @Min(1) @Max(10) int number) {
        return number;
    }

    @GetMapping("/failures/{kind}")
    void fail(@PathVariable String kind) throws Exception {
        throw switch (kind) {
            case "overtaken" -> new OptimisticLockingFailureException("row org.trainyard.Secret");
            case "gone" -> new DataAccessResourceFailureException("jdbc:secret");
            case "full" -> new UncategorizedSQLException("store", "insert into secret",
                    new SQLException("No space left on device", "90098", 90098));
            default -> new IllegalStateException("secret in org.trainyard.Secret at /etc/passwd");
        };
    }

    record Created(String id, String owner, Definition definition) {}

    record Listed(int page, int size, String sort, long patience, Definition.@Nullable Kind kind) {}
}
