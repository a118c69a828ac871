package org.trainyard.web.idempotency;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Locale;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import org.trainyard.web.requests.ObservedRequest;

/** A request whose body is digested while it is read. */
final class DigestedRequest extends ObservedRequest {
    private final MessageDigest digest;

    DigestedRequest(HttpServletRequest request, MessageDigest digest) {
        super(request, digest::update);
        this.digest = digest;
    }

    /** The digest of the whole body; reads what nobody has read yet. */
    byte[] bodyDigest() throws IOException, ServletException {
        var type = getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            // The container has taken the body apart already, past our stream, and put large parts on the disk.
            for (var part : getParts()) {
                digest.update((part.getName() + "\n" + part.getSubmittedFileName() + "\n" + part.getContentType() + "\n"
                        + part.getSize() + "\n").getBytes(StandardCharsets.UTF_8));
                try (var content = new DigestInputStream(part.getInputStream(), digest)) {
                    content.transferTo(OutputStream.nullOutputStream());
                }
            }
        } else {
            getInputStream().transferTo(OutputStream.nullOutputStream());
        }
        return digest.digest();
    }
}
