package org.trainyard.web;

/** Every kind of refusal: one constant here is its slug, title, status and the page that explains it. */
public enum ProblemType {
    MALFORMED_JSON(400), TYPE_MISMATCH(400), UNKNOWN_PROPERTY(400), INVALID_PARAMETER(400), UNAUTHORIZED(401),
    FORBIDDEN(403), NOT_FOUND(404), METHOD_NOT_ALLOWED(405), NOT_ACCEPTABLE(406), WRONG_STATE(409), IN_USE(409),
    BODY_TOO_LARGE(413), UNSUPPORTED_MEDIA_TYPE(415), HOST_NOT_ALLOWED(421), VALIDATION(422), LIMIT_EXCEEDED(422),
    NOT_FINITE(422), SHAPE_MISMATCH(422), COST_BUDGET(422), MEMORY_BUDGET(422), ENCODING(422), UNSUPPORTED_DTYPE(422),
    IDEMPOTENCY_KEY_REUSED(422), TOO_MANY_STREAMS(429), INTERNAL(500), QUEUE_FULL(503), UNAVAILABLE(503),
    STORAGE_FULL(507);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
