/** Contract tests over the whole family of generators, and curves recorded from their originals. */
@NullMarked
package org.trainyard.datasets.generators;

import org.jspecify.annotations.NullMarked;
