package org.trainyard.web;

import java.util.List;
import java.util.Map;

/**
 * A refusal that becomes {@code application/problem+json}. Throw it anywhere below a controller; a body with bad fields
 * is refused through {@link Faults} instead.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final ProblemType type;
    private final transient List<Fault> errors;
    private final transient Map<String, Object> extras;

    /** @param detail a sentence that a student understands; no class name, path or SQL */
    public Problem(ProblemType type, String detail) {
        this(type, detail, List.of(), Map.of());
    }

    /** @param extras further members of the answer, such as the present {@code state} */
    public Problem(ProblemType type, String detail, List<Fault> errors, Map<String, Object> extras) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.extras = Map.copyOf(extras);
    }

    public ProblemType type() {
        return type;
    }

    /** The sentence that the client reads. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Fault> errors() {
        return errors;
    }

    public Map<String, Object> extras() {
        return extras;
    }

    /** One bad field: where (JSON Pointer into the body) and what is wrong with it. */
    public record Fault(String pointer, String detail) {}
}
