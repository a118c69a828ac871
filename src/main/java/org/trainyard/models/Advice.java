package org.trainyard.models;

/** A hint that the definition or the plan will disappoint; {@code code} is kebab-case, {@code pointer} into the body. */
public record Advice(String code, String pointer, String message) {}
