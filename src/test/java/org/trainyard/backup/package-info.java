/** A backup of a service that is at work, and what comes back from it: on H2 and on PostgreSQL, by the documented commands. */
@NullMarked
package org.trainyard.backup;

import org.jspecify.annotations.NullMarked;
