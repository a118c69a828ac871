package org.trainyard.node;

/**
 * This process among those that share a database.
 *
 * @param name unlike that of every other process, also of the one before on the same machine
 */
public record Node(String name) {}
