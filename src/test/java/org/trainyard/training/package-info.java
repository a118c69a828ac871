/** What a worker owes its run: everything recorded, in order, once. */
@NullMarked
package org.trainyard.training;

import org.jspecify.annotations.NullMarked;
