/** The mathematics: what to compute, and doing it. Plain Java and EJML; knows no HTTP, no SQL, no Spring. */
@NullMarked
package org.trainyard.compute;

import org.jspecify.annotations.NullMarked;
