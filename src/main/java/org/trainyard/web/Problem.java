package org.trainyard.web;

import java.util.List;
import java.util.Map;

/** A refusal that becomes {@code application/problem+json}. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final ProblemType type;
    private final transient List<Fault> errors;
    private final transient Map<String, Object> extras;

    public Problem(ProblemType type, String detail) {
        this(type, detail, List.of(), Map.of());
    }

    /** @param extras further members of the answer, such as the present {@code state} */
    public Problem(ProblemType type, String detail, List<Fault> errors, Map<String, Object> extras) {
        super(detail);
        this.type = type;
        this.errors = errors;
        this.extras = extras;
    }

    public ProblemType type() {
        return type;
    }

    public List<Fault> errors() {
        return errors;
    }

    public Map<String, Object> extras() {
        return extras;
    }

    /** One bad field: where (JSON Pointer) and what is wrong with it. */
    public record Fault(String pointer, String detail) {}
}
