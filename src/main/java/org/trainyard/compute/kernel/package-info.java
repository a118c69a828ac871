/**
 * The hot loops of training, and nothing else: plain arrays, row-major, no knowledge of networks. {@link
 * org.trainyard.compute.kernel.Kernels} is the readable reference that fixes every bit; a faster twin must agree with
 * it to the last one, which is possible because each element of a result is a chain of fused multiply-adds in one
 * written order, and lanes, blocks and threads run along the other dimension.
 */
@NullMarked
package org.trainyard.compute.kernel;

import org.jspecify.annotations.NullMarked;
