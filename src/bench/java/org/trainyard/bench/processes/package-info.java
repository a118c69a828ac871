/** What needs a process of its own: how long a cold JVM takes, and what recording costs a running service. */
@NullMarked
package org.trainyard.bench.processes;

import org.jspecify.annotations.NullMarked;
