/** Tests of strict JSON. */
@NullMarked
package org.trainyard.web.json;

import org.jspecify.annotations.NullMarked;
