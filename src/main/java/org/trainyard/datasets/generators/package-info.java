/**
 * Data from a formula. {@link org.trainyard.datasets.generators.Generator} says what a member is; each member is one
 * record that holds its settings, their ranges and defaults, and its formula, in the order in which a course meets them:
 * Gate, XorCloud, Moons, Circles, Blobs, Gauss, Spirals, Checkerboard, Plane, GaussianHills, FunctionCurve, Teacher. A
 * file for each, since together they would be longer than a file may be: a new member is a new file and its name in
 * {@code permits}.
 *
 * <p>The same settings must give the same bits on every machine and every Java version, for they decide hashes of
 * datasets and of trained weights. So random numbers come from {@link org.trainyard.compute.RandomStream} alone, and
 * elementary functions from {@link java.lang.StrictMath}, which is specified bit for bit (fdlibm) where
 * {@link java.lang.Math} may differ from processor to processor; {@code + - * /}, {@code sqrt}, {@code floor} and
 * {@code abs} are exact by specification. A member never changes its draws: that would be a new member.
 *
 * <p>Knows {@code compute} and annotations; nothing of storage, HTTP or JSON.
 */
@NullMarked
package org.trainyard.datasets.generators;

import org.jspecify.annotations.NullMarked;
