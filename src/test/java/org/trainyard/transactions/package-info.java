/** What {@code transactions} promises, without a database. */
@NullMarked
package org.trainyard.transactions;

import org.jspecify.annotations.NullMarked;
