/** How runs are called in the titles of pictures, alike in all of them: {@link org.trainyard.insights.titles.RunTitle}. */
@NullMarked
package org.trainyard.insights.titles;

import org.jspecify.annotations.NullMarked;
