/** Tests of what a trained network shows of itself. */
@NullMarked
package org.trainyard.insights;

import org.jspecify.annotations.NullMarked;
