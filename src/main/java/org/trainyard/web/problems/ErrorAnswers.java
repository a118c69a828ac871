package org.trainyard.web.problems;

import java.io.IOException;
import java.util.Objects;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import org.trainyard.web.ProblemType;

/** Answers where all that is known is a status, because something called {@code sendError}. */
@RestController
@Hidden
class ErrorAnswers implements ErrorController {
    private final ProblemAnswer answer;

    ErrorAnswers(ProblemAnswer answer) {
        this.answer = answer;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), request.getRequestURI());
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            answer.write(thrown, request, response);
        } else {
            // Somebody who asks for /error itself asks for nothing that exists.
            var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
            answer.write(Objects.requireNonNullElseGet(HttpRefusals.ofStatus(status), () -> general(status)), path,
                    response);
        }
    }

    private static Refusal general(int status) {
        return status < 500
                ? Refusal.of(ProblemType.MALFORMED_REQUEST, "The request cannot be answered (status " + status + ").")
                : Refusal.of(ProblemType.INTERNAL, "The request could not be answered (status " + status + ").");
    }
}
