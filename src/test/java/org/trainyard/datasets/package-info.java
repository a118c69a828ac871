/** Tests of the datasets room: readers and rules by themselves, and what a client notices, over HTTP. */
@NullMarked
package org.trainyard.datasets;

import org.jspecify.annotations.NullMarked;
