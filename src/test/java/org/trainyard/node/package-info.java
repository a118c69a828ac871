/** The node's clock, and what it says of its health when something is wrong. */
@NullMarked
package org.trainyard.node;

import org.jspecify.annotations.NullMarked;
