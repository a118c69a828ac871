/**
 * How a table comes into being from cells, whatever format they had.
 *
 * <p>Reading order: {@link org.trainyard.datasets.tables.TableRequest} (what a client says about a table),
 * {@link org.trainyard.datasets.tables.Columns} (which columns are targets),
 * {@link org.trainyard.datasets.tables.TableDraft} (takes cells row by row), with a
 * {@link org.trainyard.datasets.tables.FeatureDraft} or {@link org.trainyard.datasets.tables.TargetDraft} for each
 * column, which may not know before the last row what its cells are and keeps codes
 * ({@link org.trainyard.datasets.tables.Labels}) until then. The cells go to a
 * {@link org.trainyard.datasets.tables.Spool}: no table is ever in memory as a whole.
 * {@link org.trainyard.datasets.tables.TargetRule} settles whether the target is a class or a value; then one more pass
 * gives the figures that need the range first ({@link org.trainyard.datasets.tables.Profiler}) and the hash
 * ({@link org.trainyard.datasets.tables.Fingerprint}) of the {@link org.trainyard.datasets.tables.Table}, whose cells
 * {@link org.trainyard.datasets.tables.RowReader} reads.
 *
 * <p>Must not know where tables come from, nor where they are kept.
 */
@NullMarked
package org.trainyard.datasets.tables;

import org.jspecify.annotations.NullMarked;
