package org.trainyard.web.access;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call.
 *
 * @param apiKey what callers must send as {@code Authorization: Bearer <key>} ({@code TRAINYARD_API_KEY}); null or empty
 *            for nothing
 * @param hosts names in the Host header that are answered where a key is needed; empty for all
 * @param cors which pages of other origins may call
 */
@ConfigurationProperties("trainyard")
record AccessSettings(@Nullable String apiKey, @DefaultValue List<String> hosts, @DefaultValue Cors cors) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @param origins exact origins, such as {@code https://course.example}; none by default */
    record Cors(@DefaultValue List<String> origins) {}

    /** Whether anybody may call who reaches the service. */
    boolean isOpen() {
        return apiKey == null || apiKey.isBlank();
    }

    /** Compares in a time that does not depend on how much of the key is right. */
    boolean isKey(String given) {
        return apiKey != null && MessageDigest.isEqual(apiKey.strip().getBytes(StandardCharsets.UTF_8),
                given.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a request for this host, named without its port, is answered. */
    boolean isOurs(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return isOpen() ? LOOPBACK.contains(name) : hosts.isEmpty() || hosts.contains(name);
    }

    /**
     * Refuses to be open to others than the machine itself.
     *
     * @param address where the service will listen; null for every address
     */
    void check(@Nullable InetAddress address) {
        if (isOpen() && (address == null || !address.isLoopbackAddress())) {
            throw new OpenToTheWorld(address == null ? "every address" : address.getHostAddress());
        }
    }

    /** The start would leave the service open to everybody on the network. */
    static final class OpenToTheWorld extends IllegalStateException {
        private static final long serialVersionUID = 1;

        OpenToTheWorld(String address) {
            super("Trainyard would listen on " + address
                    + " without an API key, so anybody on the network could use it.");
        }
    }
}
