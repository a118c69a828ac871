/**
 * The service as other processes see it: started, spoken to, signalled and killed.
 *
 * <p>
 * Read {@link org.trainyard.process.Launch} (how one is started), {@link org.trainyard.process.ServiceProcess} (what can
 * be done to it), {@link org.trainyard.process.Client} (what it answers), {@link org.trainyard.process.PostgresServer}
 * (the database that several share) and {@link org.trainyard.process.Tool} (what a machine must have). Nothing here
 * knows what is tested.
 */
@NullMarked
package org.trainyard.process;

import org.jspecify.annotations.NullMarked;
