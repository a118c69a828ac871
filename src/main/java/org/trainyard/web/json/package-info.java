/**
 * How JSON is read and written: {@link org.trainyard.web.json.JsonFormat} (which JSON), then
 * {@link org.trainyard.web.json.Document} (bytes to a tree), {@link org.trainyard.web.json.Shape} (does the tree fit
 * the record), {@link org.trainyard.web.json.Validation} (are the values legal),
 * {@link org.trainyard.web.json.Binder} (all of it, in that order) and
 * {@link org.trainyard.web.json.JsonBodyConverter} (for every request body).
 * <p>
 * Jackson alone stops at the first fault, and its messages speak of Java types; so the shape of a tree is compared with
 * the record before Jackson binds it. This package knows records, sealed interfaces and annotations, but no module's
 * own types.
 */
@NullMarked
package org.trainyard.web.json;

import org.jspecify.annotations.NullMarked;
