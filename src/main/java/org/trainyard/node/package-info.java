/**
 * What a node knows of itself: its name, the time, and whether it is well.
 *
 * <p>
 * Read in this order: {@link org.trainyard.node.Node} (its name), {@link org.trainyard.node.DatabaseClock} (the one clock
 * of the whole service, injected as {@link java.time.Clock}), {@link org.trainyard.node.ClockCheck} (which holds it
 * against the database and says what came of it as {@link org.trainyard.node.ClockChecked}), then the three health
 * indicators, and {@link org.trainyard.node.Inquiry}, by which the database is asked with a time limit.
 *
 * <p>
 * Several nodes share one database, so its time is the only one that all of them can agree on. It judges leases,
 * deadlines and the times that users see; a node's own clock judges nothing. A node whose own clock is far off trains what
 * it has begun, but begins nothing: who keeps its clock so badly is not to be trusted with more.
 *
 * <p>
 * It must not know what is served or trained: every other module may use this one.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.trainyard.node;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
