/** How a picture becomes an answer. */
@NullMarked
package org.trainyard.web.pictures;

import org.jspecify.annotations.NullMarked;
