/** How files are read, format by format. */
@NullMarked
package org.trainyard.datasets.formats;

import org.jspecify.annotations.NullMarked;
