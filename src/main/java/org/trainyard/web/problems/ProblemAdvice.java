package org.trainyard.web.problems;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals by controllers, and by the framework on the way to them. */
@RestControllerAdvice
class ProblemAdvice {
    private final ProblemAnswer answer;

    ProblemAdvice(ProblemAnswer answer) {
        this.answer = answer;
    }

    @ExceptionHandler(Throwable.class)
    void refuse(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer.write(thrown, request, response);
    }
}
