/**
 * How runs learned, epoch by epoch, as pictures and side by side. {@link org.trainyard.insights.curves.RunPlotController}
 * draws one run ({@link org.trainyard.insights.curves.RunPlot}, a panel for each
 * {@link org.trainyard.insights.curves.CurveMetric}); {@link org.trainyard.insights.curves.ComparisonController} compares
 * several ({@link org.trainyard.insights.curves.Comparisons}, {@link org.trainyard.insights.curves.ComparisonChart}).
 *
 * <p>All of it is read from the recorded epochs: no network is looked at here, and a run that is still training is drawn
 * as far as it got.
 */
@NullMarked
package org.trainyard.insights.curves;

import org.jspecify.annotations.NullMarked;
