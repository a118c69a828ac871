/**
 * The proof that an epoch saw each training row once: {@link org.trainyard.insights.coverage.CoverageController}.
 */
@NullMarked
package org.trainyard.insights.coverage;

import org.jspecify.annotations.NullMarked;
