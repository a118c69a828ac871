package org.trainyard.node;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What this node is called and when it counts as well ({@code trainyard.node.*}).
 *
 * @param name what its log and the table of jobs call it; the machine's name unless it is set. A few random characters
 *            follow it
 * @param clockCheckEvery time between two looks at the database's clock
 * @param clockTolerance how far the node's own clock may be off before it begins no run
 * @param databasePatience longest time that a sign of life waits for the database
 * @param disk the folder whose disk is watched; where it is not there, the nearest one above it that is
 * @param diskFree space below which the node is not ready
 */
@ConfigurationProperties("trainyard.node")
record NodeSettings(@Nullable String name, @DefaultValue("5s") Duration clockCheckEvery,
        @DefaultValue("10s") Duration clockTolerance, @DefaultValue("3s") Duration databasePatience,
        @DefaultValue(".") String disk, @DefaultValue("20MB") DataSize diskFree) {}
