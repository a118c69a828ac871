/**
 * What belongs to a transaction besides its rows: {@link org.trainyard.transactions.AfterCommit} does what is only true
 * once it has committed, {@link org.trainyard.transactions.Turns} lets those who want the same thing go one after
 * another.
 *
 * <p>
 * It must not know what is stored: every other module may use this one.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.trainyard.transactions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
