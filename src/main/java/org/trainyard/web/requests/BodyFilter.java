package org.trainyard.web.requests;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * Holds each body to the length that is allowed at its address: by the Content-Length before anything is read, and while
 * reading where there is none. Bodies in parts and compressed bodies belong to the upload of files and its preview alone,
 * so that nothing anywhere else is unpacked or put on the disk.
 */
@Component
@Order(0)
class BodyFilter extends OncePerRequestFilter {
    private static final String API = "/api/v1";
    private static final String UPLOAD = API + "/datasets/upload";
    private static final String PREVIEW = API + "/datasets/preview";
    /** Where a body may carry rows of data. */
    private static final Set<String> ROWS = Set.of(API + "/datasets", PREVIEW, API + "/runs",
            API + "/runs/check", API + "/experiments");

    private final Limits limits;

    BodyFilter(Limits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isFile(request)) {
            refuseOtherForms(request, response);
        }
        var limit = limit(request);
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        chain.doFilter(new ObservedRequest(request, new Counter(limit)), response);
    }

    /** The longest body at this address, in bytes. */
    private long limit(HttpServletRequest request) {
        if (isFile(request)) {
            return limits.uploadBytes();
        }
        var path = request.getRequestURI();
        if (ROWS.contains(path)) {
            return limits.rowsBytes();
        }
        return path.endsWith("/predictions") ? limits.predictionBytes() : limits.jsonBytes();
    }

    /** Whether the body is a file, or a form with one: a preview may also be of a definition in JSON. */
    private static boolean isFile(HttpServletRequest request) {
        var type = request.getContentType();
        return request.getRequestURI().equals(UPLOAD) || (request.getRequestURI().equals(PREVIEW)
                && (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")));
    }

    private static void refuseOtherForms(HttpServletRequest request, HttpServletResponse response) {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
            throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "A body with a Content-Encoding other than identity is read at " + UPLOAD + " alone.");
        }
        var type = request.getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "A multipart body is read at " + UPLOAD + " alone. Send application/json.");
        }
    }

    private static Problem tooLarge(long limit) {
        return new Problem(ProblemType.BODY_TOO_LARGE,
                String.format(Locale.ROOT, "The body is larger than the %,d bytes that are read here.", limit),
                List.of(),
                Map.of("limit", limit));
    }

    /** Counts one body, and stops it at the limit. */
    private static final class Counter implements ObservedRequest.Observer {
        private final long limit;
        private long count;

        Counter(long limit) {
            this.limit = limit;
        }

        @Override
        public void read(byte[] buffer, int offset, int length) {
            count += length;
            if (count > limit) {
                throw tooLarge(limit);
            }
        }
    }
}
