/**
 * The families as people choose from them: what each member computes, when to use it, its settings, its curve.
 * {@link org.trainyard.models.catalogue.CatalogueController}, {@link org.trainyard.models.catalogue.Catalogue} (the five
 * families), {@link org.trainyard.models.catalogue.Shelf} (one of them),
 * {@link org.trainyard.models.catalogue.CatalogueEntry} (what is told of a member), then the sketches, which sample
 * members by their own code.
 *
 * <p>It stands in {@code models} because these are the words that definitions are written in, and apart from definitions
 * because nothing there needs it. Nothing is listed here that stands in {@code compute}: a new member of a family is in
 * the catalogue as soon as it is in its file.
 */
@NullMarked
package org.trainyard.models.catalogue;

import org.jspecify.annotations.NullMarked;
