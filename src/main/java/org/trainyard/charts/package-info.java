/**
 * Pictures for pages and reports. A {@link org.trainyard.charts.Chart} describes what is to be seen, in plain numbers and
 * words; drawn at a size it becomes a {@link org.trainyard.charts.Picture}, which is written as SVG or as PNG.
 *
 * <p>Reading order: {@link org.trainyard.charts.Chart}, {@link org.trainyard.charts.ScatterChart},
 * {@link org.trainyard.charts.FieldChart} of a {@link org.trainyard.charts.Field} and its
 * {@link org.trainyard.charts.Contours},
 * {@link org.trainyard.charts.LineChart} and {@link org.trainyard.charts.Panels} of it,
 * {@link org.trainyard.charts.Histogram}, {@link org.trainyard.charts.MatrixChart},
 * {@link org.trainyard.charts.ImageGrid}; then what they are drawn with:
 * <ol>
 * <li>{@link org.trainyard.charts.Shape} and {@link org.trainyard.charts.Layer}, a picture's content, and
 * {@link org.trainyard.charts.Sheet}, on which it is laid down;
 * <li>{@link org.trainyard.charts.Plot}: title, two axes, the room between them, a {@link org.trainyard.charts.Key}
 * beside; {@link org.trainyard.charts.Axis} over a {@link org.trainyard.charts.Scale} with its
 * {@link org.trainyard.charts.Tick}s;
 * <li>{@link org.trainyard.charts.LinePlot}, one panel of lines: a {@link org.trainyard.charts.Course} each, with
 * {@link org.trainyard.charts.MarkLabels} above; {@link org.trainyard.charts.Clip} and
 * {@link org.trainyard.charts.Arrow} for those that leave; {@link org.trainyard.charts.Legend} and
 * {@link org.trainyard.charts.StackedKey} are the keys;
 * <li>{@link org.trainyard.charts.Palette}, {@link org.trainyard.charts.Marker} and {@link org.trainyard.charts.Dash}
 * tell series apart, {@link org.trainyard.charts.ColourScale} and
 * {@link org.trainyard.charts.Shade} show values; {@link org.trainyard.charts.Label} makes a name fit;
 * <li>{@link org.trainyard.charts.SvgWriter} and {@link org.trainyard.charts.PngWriter}.
 * </ol>
 * Another chart is another record that implements {@code Chart}; another kind of axis is another {@code Scale}, as
 * {@link org.trainyard.charts.LogScale} and {@link org.trainyard.charts.NamedScale} are beside
 * {@link org.trainyard.charts.LinearScale}.
 *
 * <p>Why no charting library: those for Java lay out by measuring fonts. Then the SVG differs from machine to machine and
 * cannot be drawn at all where no font is installed; none gives it a title, a description or shortened names. What is
 * needed here is few shapes, two writers and the rule for round ticks. Text is given room by
 * {@linkplain org.trainyard.charts.Label#width an estimate} on the wide side, so the same chart gives the same bytes of
 * SVG everywhere. The PNG is drawn with the fonts of the machine; one without any
 * {@linkplain org.trainyard.charts.NoFontsException says so}, and its SVG is still fine.
 *
 * <p>Must not know datasets, runs or HTTP. It draws all that it is given: who has a million points thins them out first.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.trainyard.charts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
