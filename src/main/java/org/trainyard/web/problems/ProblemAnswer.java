package org.trainyard.web.problems;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.web.Problem;

/** Writes refusals as {@code application/problem+json} (RFC 9457), whatever the client said it accepts. */
@Component
public class ProblemAnswer {
    private final Refusals refusals;
    private final JsonMapper json;

    ProblemAnswer(Refusals refusals, JsonMapper json) {
        this.refusals = refusals;
        this.json = json;
    }

    /** Answers with what was thrown; not at all when the client is gone or has part of another answer already. */
    public void write(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            return;
        }
        write(refusals.of(thrown), request.getRequestURI(), response);
    }

    void write(Refusal refusal, @Nullable String instance, HttpServletResponse response) throws IOException {
        response.resetBuffer();
        refusal.headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setStatus(refusal.problem().type().status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        var body = json.writeValueAsBytes(members(refusal.problem(), instance));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** The members of an answer, in the order of the RFC, then those of this kind of problem. */
    static Map<String, Object> members(Problem problem, @Nullable String instance) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", problem.type().path());
        members.put("title", problem.type().title());
        members.put("status", problem.type().status());
        members.put("detail", problem.detail());
        if (instance != null) {
            members.put("instance", instance);
        }
        if (!problem.errors().isEmpty()) {
            members.put("errors", List.copyOf(problem.errors()));
        }
        problem.extras().forEach(members::putIfAbsent);
        return members;
    }
}
