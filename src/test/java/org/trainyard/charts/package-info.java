/** What the pictures show, that they are well-formed whatever they are given, and that they are the same every time. */
@NullMarked
package org.trainyard.charts;

import org.jspecify.annotations.NullMarked;
