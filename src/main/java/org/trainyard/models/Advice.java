package org.trainyard.models;

/**
 * A hint that the definition or the plan will disappoint. Advice never refuses anything: trying it all the same is a way
 * to learn why.
 *
 * @param code what kind of hint, in kebab-case
 * @param pointer JSON Pointer to the setting it is about, into the body that holds it
 * @param message what will happen, why, and what to do instead
 */
public record Advice(String code, String pointer, String message) {

    /** The same advice, about a definition that stands at {@code prefix} of a larger body, such as {@code /model}. */
    public Advice under(String prefix) {
        return new Advice(code, prefix + pointer, message);
    }
}
