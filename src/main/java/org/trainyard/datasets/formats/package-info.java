/**
 * File formats of tables. {@link org.trainyard.datasets.formats.FileFormats} finds the
 * {@link org.trainyard.datasets.formats.TableReader} for an {@link org.trainyard.datasets.formats.Upload}; another format
 * is another reader here and nothing else. Readers of binary arrays meet in
 * {@link org.trainyard.datasets.formats.ArrayTable}, those of text have a
 * {@link org.trainyard.datasets.formats.TextDialect} or attributes.
 *
 * <p>A reader holds a row in memory, never a file; what has to be read more than once goes through a spool. Nothing in a
 * file is evaluated, unpacked to a path or loaded as an object. Which columns are what is decided in {@code tables}.
 */
@NullMarked
package org.trainyard.datasets.formats;

import org.jspecify.annotations.NullMarked;
