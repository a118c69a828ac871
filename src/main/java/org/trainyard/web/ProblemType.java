package org.trainyard.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every kind of refusal. One constant is all there is of it: its slug (the name in kebab-case), status, title and the
 * explanation on its page, {@code /problems/<slug>}.
 */
public enum ProblemType {
    // @formatter:off: one constant under the other
    MALFORMED_REQUEST(400, "The request is not proper HTTP", """
            The request line, a header or the framing of the body could not be read, so the service does \
            not know what is asked. Ordinary clients never send this: check the address for stray \
            characters, and look for a header that grew too long."""),
    MALFORMED_JSON(400, "The body is not JSON", """
            The body could not be read as JSON. Common causes are single quotes, a comma too many, a \
            missing bracket, the same field twice, NaN or Infinity, which JSON does not know, and text \
            that is not UTF-8. The detail says where reading stopped."""),
    TYPE_MISMATCH(400, "A value has the wrong type", """
            A field holds a value of another type than the one it needs: 3.7 where a whole number \
            belongs, "3" in quotes where a number belongs, an object instead of a list. Nothing is \
            converted silently, because a guess would train another network than the one you meant."""),
    UNKNOWN_PROPERTY(400, "Unknown field", """
            The body has a field that does not exist here. Most often it is a typing error, which would \
            otherwise leave a default in force without your noticing. The answer suggests the field that \
            you may have meant."""),
    INVALID_PARAMETER(400, "A parameter is not valid", """
            A parameter of the address or a header has a value that is not allowed, or a required one is \
            missing. The detail names it, with what is allowed."""),
    UNAUTHORIZED(401, "An API key is needed", """
            This deployment asks for a key. Send it as a header: Authorization: Bearer <key>. In Swagger \
            UI the button "Authorize" does so."""),
    FORBIDDEN(403, "Not allowed", """
            The key is valid, but what it was used for is not allowed to its owner."""),
    NOT_FOUND(404, "Nothing is here", """
            The address, or the id in it, belongs to nothing that exists. Ids are opaque: copy them from \
            an answer or follow its links."""),
    METHOD_NOT_ALLOWED(405, "Wrong method", """
            The address exists, but not for this method. The Allow header of the answer lists the \
            methods that it knows."""),
    NOT_ACCEPTABLE(406, "No such representation", """
            The Accept header or the parameter "format" asks for a form in which this resource is not \
            available."""),
    WRONG_STATE(409, "The state forbids it", """
            The request is fine, but not now: a run that is finished cannot be cancelled, one that is \
            running cannot be resumed. The answer carries the present state."""),
    CONFLICT(409, "Somebody else was faster", """
            The same thing was changed by another request at the same moment, and this one lost. Look at \
            the present state, and try again if it is still needed."""),
    IN_USE(409, "Still in use", """
            It cannot be deleted, because something else needs it: a dataset, for example, is part of \
            every run that was trained on it, and a run of those that go on from it."""),
    BODY_TOO_LARGE(413, "The body is too large", """
            The body is longer than this deployment reads here. GET /api/v1/limits lists the limits; \
            large tables belong into POST /api/v1/datasets/upload."""),
    UNSUPPORTED_MEDIA_TYPE(415, "Unknown media type", """
            The Content-Type or the Content-Encoding of the body is not one that is read here. JSON \
            needs the header Content-Type: application/json, which curl does not send by itself."""),
    EXPECTATION_FAILED(417, "Unknown expectation", """
            The Expect header asks for something other than 100-continue."""),
    HOST_NOT_ALLOWED(421, "Unknown host", """
            The Host header names a host that this service does not answer to. Without an API key it \
            answers to localhost alone, so that no web page that you visit can reach it through a name \
            of its own (DNS rebinding)."""),
    VALIDATION(422, "A value is not valid", """
            The body can be read, but a value in it is outside of what makes sense. Each fault names the \
            field, the value and what is allowed."""),
    LIMIT_EXCEEDED(422, "A limit is exceeded", """
            The value makes sense, but it is larger than this deployment allows. GET /api/v1/limits \
            lists every limit."""),
    NOT_FINITE(422, "A number is not finite", """
            A number is too large for floating point, which ends at about 1.8e308 (3.4e38 for weights), \
            so it could only be kept as infinity."""),
    SHAPE_MISMATCH(422, "Shapes do not fit", """
            The network and the data do not fit together: the number of inputs is not the number of \
            features, or the number of output units does not suit the targets. POST \
            /api/v1/models/summary shows the shapes of a network."""),
    COST_BUDGET(422, "That would cost too much", """
            The work of a run is estimated before it starts, as 3 x weights x training rows x epochs, \
            and this one is over the budget of this deployment. Use fewer epochs, fewer rows or a \
            smaller network. An epoch of a run that is not stored has to be trained again too: ask for one \
            that is near a stored one, or continue the run from it, which the queue does."""),
    MEMORY_BUDGET(422, "The run would not fit into memory", """
            Weights, optimizer state and one mini-batch together need more memory than this deployment \
            gives to a run. A smaller batch size or a smaller network helps."""),
    ENCODING(422, "The text cannot be kept", """
            A text holds something that cannot be stored faithfully: the character NUL, half of a \
            surrogate pair, or bytes that are not in the encoding that they should be in."""),
    UNSUPPORTED_DTYPE(422, "Unknown kind of cell", """
            The uploaded table holds cells of a kind that is not read here. Numbers, text and booleans \
            are."""),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request", """
            An Idempotency-Key makes a repeated request harmless: the same key with the same request \
            gives the first answer again. This key came with another request within the last 24 hours. \
            Use a new key for each new request."""),
    TOO_MANY_STREAMS(429, "Too many open streams", """
            As many event streams are open as this deployment allows. Close some; GET \
            /api/v1/runs/events follows several runs on one stream."""),
    INTERNAL(500, "Something went wrong here", """
            The service made a mistake. Nothing is wrong with your request as far as we know. Whoever \
            runs the service finds the incident's id in the log."""),
    NOT_IMPLEMENTED(501, "Not known here", """
            The request uses a feature of HTTP that this service does not have."""),
    QUEUE_FULL(503, "The queue is full", """
            As many runs are waiting as this deployment allows. Try again after the time that the Retry- \
            After header names."""),
    UNAVAILABLE(503, "Not available at the moment", """
            The service cannot reach its database, or is busy with the same request or just stopping. \
            Nothing was done; try again after the time that the Retry-After header names."""),
    STORAGE_FULL(507, "The storage is full", """
            The disk of the service is full, so nothing new can be kept. What is there can still be \
            read, and deleted.""");
    // @formatter:on

    private final int status;
    private final String title;
    private final String explanation;

    ProblemType(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    /** The status of every answer of this type. */
    public int status() {
        return status;
    }

    /** A few words, the same for every answer of this type. */
    public String title() {
        return title;
    }

    /** What its page tells a student: what it means, what causes it, what to do. Plain text. */
    public String explanation() {
        return explanation;
    }

    /** The last part of its address, such as {@code limit-exceeded}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The address of its page, which is the {@code type} of an answer. */
    public String path() {
        return "/problems/" + slug();
    }

    /** The type with this slug. */
    public static Optional<ProblemType> ofSlug(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }

    /** The first and most general type with this status. */
    public static Optional<ProblemType> ofStatus(int status) {
        return Arrays.stream(values()).filter(type -> type.status == status).findFirst();
    }
}
