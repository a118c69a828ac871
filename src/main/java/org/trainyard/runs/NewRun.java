package org.trainyard.runs;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * What is to be trained, and for whom.
 *
 * @param request the body that asked for it, as JSON
 * @param paused whether it waits for a user rather than for a worker
 * @param lineage null where it was asked for by itself
 * @param membership null where no experiment ordered it
 */
record NewRun(String owner, @Nullable String name, Collection<String> tags, String request, RunDefinition definition,
        boolean paused, Priority priority, @Nullable Lineage lineage,
        @Nullable Membership membership) {}
