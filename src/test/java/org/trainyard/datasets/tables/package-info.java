/** How cells become columns. */
@NullMarked
package org.trainyard.datasets.tables;

import org.jspecify.annotations.NullMarked;
