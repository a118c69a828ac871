/**
 * One update of the weights worked out in full: {@link org.trainyard.insights.trace.Traces} has it computed again,
 * {@link org.trainyard.insights.trace.TraceView} shows it as JSON, {@link org.trainyard.insights.trace.TraceTable} as a
 * table with a formula in each line, to be checked by hand.
 */
@NullMarked
package org.trainyard.insights.trace;

import org.jspecify.annotations.NullMarked;
