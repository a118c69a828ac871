/**
 * What a network makes of every place in a plane. {@link org.trainyard.insights.surface.Plane}: which plane of the inputs
 * is looked at, {@link org.trainyard.insights.surface.Surfaces}: what the network or a unit of it gives there, as data
 * ({@link org.trainyard.insights.surface.SurfaceView}) and as pictures
 * ({@link org.trainyard.insights.surface.SurfaceChart}).
 */
@NullMarked
package org.trainyard.insights.surface;

import org.jspecify.annotations.NullMarked;
