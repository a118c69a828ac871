/**
 * Experiments that are ready to be run: a file each in the folder {@code experiments} of the resources, read by
 * {@link org.trainyard.experiments.templates.Templates}. What a file promises in {@code lookFor} is held by a test that
 * runs it.
 * <p>
 * It knows of experiments only what their requests look like, as any client does.
 */
@NullMarked
package org.trainyard.experiments.templates;

import org.jspecify.annotations.NullMarked;
