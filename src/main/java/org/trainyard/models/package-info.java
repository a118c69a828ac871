/**
 * Models: what a network looks like, before any data is known.
 *
 * <p>Read {@link org.trainyard.models.Model} and {@link org.trainyard.models.Definition} (as answered, and as sent),
 * {@link org.trainyard.models.DefinitionCheck} (what is refused),
 * {@link org.trainyard.models.Pitfall} (what is advised against), then {@link org.trainyard.models.Models}, the door for
 * other modules, and {@link org.trainyard.models.ModelController}. Inside, {@code catalogue} tells what definitions can be
 * made of.
 *
 * <p>Layers, their defaults and their counts are {@code compute}'s. This module must not know datasets or runs: who
 * needs a model kept says so through {@link org.trainyard.models.ModelUse}.
 */
@ApplicationModule(allowedDependencies = {"charts", "compute", "web"})
@NullMarked
package org.trainyard.models;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
