/** What all endpoints share: problems, strict JSON, limits, idempotency, who asks. */
@NullMarked
package org.trainyard.web;

import org.jspecify.annotations.NullMarked;
