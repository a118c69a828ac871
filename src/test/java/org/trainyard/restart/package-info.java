/** The service as a process of its own: stopped, killed and started again. */
@NullMarked
package org.trainyard.restart;

import org.jspecify.annotations.NullMarked;
