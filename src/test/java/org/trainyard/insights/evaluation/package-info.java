/** Tests of how good networks are, over HTTP. */
@NullMarked
package org.trainyard.insights.evaluation;

import org.jspecify.annotations.NullMarked;
