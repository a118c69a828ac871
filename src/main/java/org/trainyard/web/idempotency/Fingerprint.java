package org.trainyard.web.idempotency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.util.WebUtils;

import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Sha256;

/**
 * An {@code Idempotency-Key}, and the request that it came with.
 *
 * @param sha256 of method, path, query and body, in hex
 */
record Fingerprint(String key, String sha256) {
    static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,200}");

    /**
     * That of a request; empty without the header. Reads the body to its end.
     *
     * @throws Problem {@code invalid-parameter} for a key that is not 1 to 200 printable characters
     */
    static Optional<Fingerprint> of(HttpServletRequest request) {
        var key = request.getHeader(HEADER);
        var digested = WebUtils.getNativeRequest(request, DigestedRequest.class);
        if (key == null || digested == null) {
            return Optional.empty();
        }
        if (!KEY.matcher(key).matches()) {
            throw new Problem(ProblemType.INVALID_PARAMETER,
                    "The header Idempotency-Key must be 1 to 200 printable ASCII characters.");
        }
        try {
            var line = request.getMethod() + "\n" + request.getRequestURI() + "\n" + request.getQueryString() + "\n";
            var digest = Sha256.digest();
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            digest.update(digested.bodyDigest());
            return Optional.of(new Fingerprint(key, Sha256.hex(digest)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException("The parts of a multipart body could not be read again", e);
        }
    }
}
