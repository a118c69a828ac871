/** Several nodes on one PostgreSQL: whatever one of them received, any other trains, shows and streams. */
@NullMarked
package org.trainyard.nodes;

import org.jspecify.annotations.NullMarked;
