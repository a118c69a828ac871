package org.trainyard.web;

import org.springframework.security.core.context.SecurityContextHolder;

/** Who asks, and what they may. Controllers take it as a parameter. */
public record Caller(String owner) {

    /** Everyone, until there are accounts. */
    public static final Caller LOCAL = new Caller("local");

    /** Who makes the present request; {@link #LOCAL} where there is no request or no key is asked for. */
    public static Caller current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller ? caller : LOCAL;
    }
}
