/** Model definitions: stored, summed up, advised on. */
@NullMarked
package org.trainyard.models;

import org.jspecify.annotations.NullMarked;
