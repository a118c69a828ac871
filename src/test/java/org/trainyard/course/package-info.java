/** What the course promises its students, shown over HTTP: which networks learn what, and how well. */
@NullMarked
package org.trainyard.course;

import org.jspecify.annotations.NullMarked;
