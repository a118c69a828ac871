/**
 * Tests of what people and generators read. Start with {@link org.trainyard.docs.OpenApiTest}; that clients generated
 * from the same description work is checked by {@code src/clients/check.sh}, which takes longer.
 */
@NullMarked
package org.trainyard.docs;

import org.jspecify.annotations.NullMarked;
