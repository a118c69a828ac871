/**
 * The hot loops of training, and nothing else: plain arrays, row-major, no knowledge of networks. {@link
 * org.trainyard.compute.kernel.Kernels} is the readable reference that fixes every bit; a faster twin must agree with
 * it to the last one, which is possible because each element of a result is a chain of fused multiply-adds in one
 * written order, and lanes, blocks and threads run along the other dimension.
 *
 * <p>
 * Read {@code Kernels} and {@code Elementary} first: they say what is computed. Their twins on the Vector API are
 * {@code VectorElementary} and {@code VectorKernels}, which sends each product to {@code SharedProduct} ({@code
 * MatrixProduct} on one core or several, which cuts its result into tiles of a {@code TileShape} over a {@code
 * LeftBlock} and packed {@code Panels}), to {@code NarrowProduct}, to {@code ColumnGradients} or to {@code
 * TinyGradients}. A {@code PartReady} hears of each finished part of a gradient. {@code KernelChoice} knows which side
 * works, {@code WarmUp} has it compiled, {@code Cores} lends the idle ones. No class but these may have a field of a
 * vector type: without the module it could not be loaded.
 *
 * <p>
 * {@code Tile}, {@code TallTile} and their kin look alike, and are written out on purpose: a tile's sums stay in
 * registers as long as each is a local variable of its own, which an array of vectors or a loop over rows would undo.
 * {@code Tile.java} and {@code PackedTile.java} are longer than 300 lines for the same reason: four steps of six rows
 * each. {@code VectorElementary.java} is, because its constants are vectors and need a name each, and its functions,
 * like those of {@code Elementary}, are one family.
 */
@NullMarked
package org.trainyard.compute.kernel;

import org.jspecify.annotations.NullMarked;
