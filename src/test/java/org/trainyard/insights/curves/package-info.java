/**
 * Learning curves of one run and of several, over HTTP: {@link org.trainyard.insights.curves.RunPlotTest}, then
 * {@link org.trainyard.insights.curves.ComparisonTest}.
 */
@NullMarked
package org.trainyard.insights.curves;

import org.jspecify.annotations.NullMarked;
