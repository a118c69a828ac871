/** Tests of runs over HTTP: what a student, a page and an autograder do. */
@NullMarked
package org.trainyard.runs;

import org.jspecify.annotations.NullMarked;
