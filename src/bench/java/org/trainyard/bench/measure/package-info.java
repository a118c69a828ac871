/**
 * How anything is measured here: {@link org.trainyard.bench.measure.Cpu} time, two
 * {@link org.trainyard.bench.measure.Side}s in turn ({@link org.trainyard.bench.measure.Duel}), at a
 * {@link org.trainyard.bench.measure.Pace}, told as a {@link org.trainyard.bench.measure.Table}. It knows neither the
 * engine nor what is compared with it.
 */
@NullMarked
package org.trainyard.bench.measure;

import org.jspecify.annotations.NullMarked;
