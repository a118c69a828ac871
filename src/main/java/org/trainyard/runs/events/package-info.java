/**
 * Runs as streams of server-sent events. Read in this order: {@link org.trainyard.runs.events.EventController} (who may
 * follow what, and from where), {@link org.trainyard.runs.events.EventStream} (the open streams);
 * {@link org.trainyard.runs.events.EventFeed} (what happened in a run, read and written out),
 * {@link org.trainyard.runs.events.RunTail} (that, once for all who follow the run) with its
 * {@link org.trainyard.runs.events.Moment}s, {@link org.trainyard.runs.events.EventPages} (for those who come late);
 * {@link org.trainyard.runs.events.Subscriber} (one client), {@link org.trainyard.runs.events.Standing} (where it stands
 * in a run) and {@link org.trainyard.runs.events.Outbox} (what it is sent).
 * <p>
 * It reads, and is known by nobody: who trains or changes a run must not know that somebody looks on. It must not know
 * the tables: epochs and states come from {@link org.trainyard.runs.EpochReader}, checkpoints from their store.
 */
@NullMarked
package org.trainyard.runs.events;

import org.jspecify.annotations.NullMarked;
