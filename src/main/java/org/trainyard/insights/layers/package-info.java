/**
 * What happens inside a network while it learns, layer by layer: {@link org.trainyard.insights.layers.Layers} trains the
 * run again and looks, {@link org.trainyard.insights.layers.LayersView} shows it, and what of it can be drawn is a
 * {@link org.trainyard.insights.layers.LayerMetric}.
 */
@NullMarked
package org.trainyard.insights.layers;

import org.jspecify.annotations.NullMarked;
