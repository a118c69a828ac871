package org.trainyard.web.requests;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import org.trainyard.web.Latest;

/**
 * {@code /runs/latest/…} leads to the newest run, and the same with all that have a {@link Latest}: a redirect (307) that
 * keeps method and body. Before there is any, {@code latest} is an id like any other that is not found.
 */
@Component
class LatestFilter extends OncePerRequestFilter {

    private static final String ID = "/latest";

    private final List<Latest> kinds;

    LatestFilter(ObjectProvider<Latest> kinds) {
        this.kinds = kinds.stream().toList();
    }

    private Optional<Latest> kind(HttpServletRequest request) {
        var path = request.getRequestURI();
        return kinds.stream().filter(kind -> (path + "/").startsWith(kind.path() + ID + "/")).findFirst();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return kind(request).isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var kind = kind(request).orElseThrow();
        var newest = kind.newest().get();
        if (newest.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var rest = request.getRequestURI().substring((kind.path() + ID).length());
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        response.setStatus(HttpStatus.TEMPORARY_REDIRECT.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.LOCATION, kind.path() + "/" + newest.get() + rest + query);
    }
}
