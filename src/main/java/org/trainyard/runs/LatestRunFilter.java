package org.trainyard.runs;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * {@code /runs/latest/…} leads to the newest run, so that the documentation's examples run as they are: a redirect
 * (307) that keeps method and body. Before there is any run, {@code latest} is an id like any other that is not found.
 */
@Component
class LatestRunFilter extends OncePerRequestFilter {

    private static final String LATEST = RunViews.PATH + "/latest";

    private final RunRepository runs;

    LatestRunFilter(RunRepository runs) {
        this.runs = runs;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.equals(LATEST) && !path.startsWith(LATEST + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var newest = runs.findNewest();
        if (newest.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var rest = request.getRequestURI().substring(LATEST.length());
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        response.setStatus(HttpStatus.TEMPORARY_REDIRECT.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.LOCATION, RunViews.PATH + "/" + newest.get() + rest + query);
    }
}
