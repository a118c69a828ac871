/** A JMH benchmark of elementary functions, for who works on them; the README's tables do not come from here. */
@NullMarked
package org.trainyard.bench.functions;

import org.jspecify.annotations.NullMarked;
