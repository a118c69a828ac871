package org.trainyard.web.access;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;

/** Answers to known hosts alone: a web page may give its own name our address, but not our name (DNS rebinding). */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class HostFilter extends OncePerRequestFilter {
    private final AccessSettings settings;

    HostFilter(AccessSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!settings.isOurs(request.getServerName())) {
            throw new Problem(ProblemType.HOST_NOT_ALLOWED, "This service does not answer to the host %s%s."
                    .formatted(Said.of(request.getServerName()), settings.isOpen() ? ", but to localhost" : ""));
        }
        chain.doFilter(request, response);
    }
}
