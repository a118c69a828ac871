/** Tests of the whole service, over HTTP, and what they share. */
@NullMarked
package org.trainyard;

import org.jspecify.annotations.NullMarked;
