/**
 * Hostile requests, each with the status it must get: {@code bad-inputs.json} says which,
 * {@link org.trainyard.hostile.HostileRequest} builds their bytes, {@link org.trainyard.hostile.BadInputsTest} fires
 * them and looks after each whether the service is well.
 */
@NullMarked
package org.trainyard.hostile;

import org.jspecify.annotations.NullMarked;
