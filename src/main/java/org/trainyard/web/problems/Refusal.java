package org.trainyard.web.problems;

import org.springframework.http.HttpHeaders;

import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/** A problem with the headers that its answer needs beside the body. */
record Refusal(Problem problem, HttpHeaders headers) {

    static Refusal of(Problem problem) {
        var headers = new HttpHeaders();
        switch (problem.type()) {
            case QUEUE_FULL, TOO_MANY_STREAMS -> headers.add(HttpHeaders.RETRY_AFTER,
                    problem.extras().getOrDefault("retryAfter", 10).toString());
            case UNAVAILABLE -> headers.add(HttpHeaders.RETRY_AFTER, "5");
            case UNAUTHORIZED -> headers.add(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            default -> {
            }
        }
        return new Refusal(problem, headers);
    }

    static Refusal of(ProblemType type, String detail) {
        return of(new Problem(type, detail));
    }

    /** With further headers, such as {@code Allow}. */
    Refusal with(HttpHeaders more) {
        var all = new HttpHeaders(headers);
        all.putAll(more);
        return new Refusal(problem, all);
    }
}
