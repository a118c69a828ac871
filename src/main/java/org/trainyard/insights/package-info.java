/**
 * What a network shows of itself, a room for each question: {@code evaluation} (how good it is on a part of its data),
 * {@code curves} (how runs learnt, and compared), {@code surface} (what it decides everywhere), {@code trajectories} (the
 * way down the loss), {@code trace} (one update worked out), {@code layers} (what happens inside), {@code diagnosis} (why
 * it did not learn), {@code coverage} (which rows it saw), {@code export} (the network to take away);
 * {@code titles} is what pictures call a run.
 *
 * <p>None of it is stored while a run trains. A run is a pure function of its request, so whoever wants to see its
 * inside has it trained again ({@link org.trainyard.training.Replay#watch}), to the same bits, within the budget of one
 * request.
 */
@ApplicationModule(allowedDependencies = {"charts", "compute", "web", "datasets", "runs", "training"})
@NullMarked
package org.trainyard.insights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
