/**
 * The stored states of runs: {@link org.trainyard.runs.checkpoints.CheckpointStore} (which are stored, which make room,
 * which is read where one is damaged), {@link org.trainyard.runs.checkpoints.CheckpointView} (what is told of one),
 * then the two tables: {@link org.trainyard.runs.checkpoints.StoredCheckpoint} and
 * {@link org.trainyard.runs.checkpoints.CheckpointChunk}.
 * <p>
 * It must not know what a run is: here that is an id. So who writes has passed the fence before, and the endpoint, which
 * looks for the run first, stands with the runs.
 */
@NullMarked
package org.trainyard.runs.checkpoints;

import org.jspecify.annotations.NullMarked;
