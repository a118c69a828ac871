/**
 * File formats of tables. {@link org.trainyard.datasets.formats.FileFormats} finds the
 * {@link org.trainyard.datasets.formats.TableReader} for an {@link org.trainyard.datasets.formats.Upload}; another format
 * is another reader here and nothing else. Readers of binary arrays meet in
 * {@link org.trainyard.datasets.formats.ArrayTable}, those of text have a
 * {@link org.trainyard.datasets.formats.TextDialect} or attributes. The other way it finds the
 * {@link org.trainyard.datasets.formats.TableWriter} that a client accepts; another one is another file here, and its
 * media type a line in the API's description and among the names of {@code ?format=}, which a test compares with the
 * writers there are.
 *
 * <p>Parquet is written by hand, because the libraries that write it bring Hadoop with them. Reading order:
 * {@link org.trainyard.datasets.formats.ParquetWriter}, {@link org.trainyard.datasets.formats.ParquetColumn},
 * {@link org.trainyard.datasets.formats.ParquetFooter}, {@link org.trainyard.datasets.formats.ThriftCompact}.
 *
 * <p>It is read by a library, which believes what a file says. So the footer and the headers of pages are checked before,
 * and the library gets a footer that is written anew: {@link org.trainyard.datasets.formats.ParquetReader},
 * {@link org.trainyard.datasets.formats.ParquetLayout}, {@link org.trainyard.datasets.formats.ParquetElement},
 * {@link org.trainyard.datasets.formats.ParquetChunk}, {@link org.trainyard.datasets.formats.ThriftInput},
 * {@link org.trainyard.datasets.formats.ParquetRows}.
 *
 * <p>A reader or writer holds a row in memory, or where a format goes by columns a group of rows, never a file; what has
 * to be read more than once goes through a spool. Nothing in a file is evaluated, unpacked to a path or loaded as an
 * object. Which columns are what is decided in {@code tables}.
 */
@NullMarked
package org.trainyard.datasets.formats;

import org.jspecify.annotations.NullMarked;
