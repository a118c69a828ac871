package org.trainyard.web.requests;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Gives answers of the API an ETag, and 304 to whoever has them; streams and downloads pass without being held. */
@Component
@Order(20)
class EntityTagFilter extends ShallowEtagHeaderFilter {
    private static final Set<String> STREAMED = Set.of("events", "content", "weights", "export");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith("/api/") || !request.getMethod().equals("GET")
                || STREAMED.contains(path.substring(path.lastIndexOf('/') + 1));
    }
}
