package org.trainyard.web;

/** Who asks, and what they may. Controllers take it as a parameter. */
public record Caller(String owner) {

    /** Everyone, until there are accounts. */
    public static final Caller LOCAL = new Caller("local");
}
