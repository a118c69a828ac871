/** A resource for tests, with something of everything that real ones have. */
@NullMarked
package org.trainyard.web.probe;

import org.jspecify.annotations.NullMarked;
