/**
 * The record of training: what was asked, how far it got, what came out.
 *
 * <p>
 * Read in this order: {@link org.trainyard.runs.Run} (the states and the verbs that change them),
 * {@link org.trainyard.runs.RunRequest} and {@link org.trainyard.runs.RunDefinition} (asked, and with every value in
 * force), {@link org.trainyard.runs.Admission} (how the one becomes the other, or is refused),
 * {@link org.trainyard.runs.RunLedger} (what a worker writes, and its fence), {@link org.trainyard.runs.Lineage} and
 * {@link org.trainyard.runs.LineageDesk} (runs that come from other runs), then the controllers.
 *
 * <p>
 * Inside: {@code checkpoints} (the stored states), which knows no runs; {@code events} (runs as streams), which is known
 * by nobody, and reads of runs what {@link org.trainyard.runs.EpochReader} shows. Other modules meet runs at
 * {@link org.trainyard.runs.Runs} and the ledger.
 *
 * <p>
 * Only this module writes the tables of runs. It does not know how runs are trained: it publishes
 * {@link org.trainyard.runs.Run.Queued} inside the transaction and is called back through the ledger.
 *
 * <p>
 * {@code Run.java} is longer than other files: a state machine is understood when all its verbs stand on one page.
 */
@ApplicationModule(allowedDependencies = {"compute", "transactions", "web", "node", "models", "datasets"})
@NullMarked
package org.trainyard.runs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
