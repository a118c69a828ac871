/**
 * The {@code Idempotency-Key} header: {@link org.trainyard.web.idempotency.DigestFilter} takes the fingerprint of a
 * body while it is read, {@link org.trainyard.web.idempotency.StoredAnswers} keeps the answer in the transaction that
 * creates. It must not know what is created.
 */
@NullMarked
package org.trainyard.web.idempotency;

import org.jspecify.annotations.NullMarked;
