/** Which refusal an exception becomes. */
@NullMarked
package org.trainyard.web.problems;

import org.jspecify.annotations.NullMarked;
