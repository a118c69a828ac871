/**
 * The house rules as tests: which module knows which, how the code is shaped, what the sources may say.
 *
 * <p>Read {@link org.trainyard.structure.ModulesTest}, then {@link org.trainyard.structure.DesignRulesTest},
 * {@link org.trainyard.structure.SameBitsRulesTest} and {@link org.trainyard.structure.SourceRulesTest}. These tests
 * know class files and source files; they start nothing.
 */
@NullMarked
package org.trainyard.structure;

import org.jspecify.annotations.NullMarked;
