/** Tests of what all endpoints share. */
@NullMarked
package org.trainyard.web;

import org.jspecify.annotations.NullMarked;
