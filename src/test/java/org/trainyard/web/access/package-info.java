/** Tests of who may call. */
@NullMarked
package org.trainyard.web.access;

import org.jspecify.annotations.NullMarked;
