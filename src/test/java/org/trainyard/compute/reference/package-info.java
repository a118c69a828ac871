/**
 * A slow, obvious network in double precision: the formulas as they stand in books, one idea a file, no tricks. It is
 * the judge of the engine, and the recorded trainings in {@code goldens} are its own judges. It knows more options than
 * the engine, since the goldens do.
 */
@NullMarked
package org.trainyard.compute.reference;

import org.jspecify.annotations.NullMarked;
