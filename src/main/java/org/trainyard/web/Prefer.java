package org.trainyard.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The {@code Prefer: wait=N} header (RFC 7240). Controllers take it as a parameter. */
public record Prefer(Duration atMost) {

    /** Answer at once. */
    public static final Prefer NO_WAIT = new Prefer(Duration.ZERO);

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Pattern WAIT = Pattern.compile("(?i)\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(;.*)?");

    /** @param header as received; null, other preferences or garbage mean no wait; more than 60 s means 60 s */
    public static Prefer of(@Nullable String header) {
        if (header == null) {
            return NO_WAIT;
        }
        return Arrays.stream(header.split(",", -1)).map(WAIT::matcher).filter(match -> match.matches()).findFirst()
                .map(match -> Duration.ofSeconds(Long.parseLong(match.group(1))))
                .map(wait -> new Prefer(wait.compareTo(LONGEST) > 0 ? LONGEST : wait)).orElse(NO_WAIT);
    }
}
