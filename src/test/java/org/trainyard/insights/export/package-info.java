/** What is taken away is run elsewhere, and must say what the service says. */
@NullMarked
package org.trainyard.insights.export;

import org.jspecify.annotations.NullMarked;
