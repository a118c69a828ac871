/**
 * What needs a process of its own: how long a cold JVM takes, what recording and clients cost a running service, and what
 * a second node brings.
 */
@NullMarked
package org.trainyard.bench.processes;

import org.jspecify.annotations.NullMarked;
