package org.trainyard.web;

import java.util.function.Supplier;

/**
 * Creates at most once for an {@code Idempotency-Key}: the key, a fingerprint of the request (method, path, query,
 * body) and the answer are stored in the creating transaction; a repeated request gets the first answer, a parallel one
 * waits for it. Used inside of a request; without the header, {@code creation} just runs in its transaction.
 *
 * <pre>{@code
 * var run = idempotency.once(RunView.class, () -> runs.create(request, caller));
 * return ResponseEntity.accepted().location(...).body(run);
 * }</pre>
 */
public interface Idempotency {

    /**
     * Runs {@code creation} in a transaction of its own, or answers with what the first request with this key made.
     *
     * @param type the answer's type, to read a stored one back
     * @throws Problem {@code idempotency-key-reused} when the key came with another request before;
     *             {@code unavailable} when the first request is still at work after a minute
     */
    <T> T once(Class<T> type, Supplier<T> creation);
}
