/**
 * What happens inside a network while it learns, layer by layer: {@link org.trainyard.insights.layers.Layers} trains the
 * run again and looks, {@link org.trainyard.insights.layers.LayersView} shows it.
 */
@NullMarked
package org.trainyard.insights.layers;

import org.jspecify.annotations.NullMarked;
