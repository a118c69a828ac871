/** Many runs for one question, as a client meets them. */
@NullMarked
package org.trainyard.experiments;

import org.jspecify.annotations.NullMarked;
