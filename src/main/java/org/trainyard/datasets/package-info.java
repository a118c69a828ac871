/**
 * Datasets: data from a formula, from rows in JSON, from an uploaded file, and the ones that come with the service;
 * their profile, their storage, and the tables that training reads.
 *
 * <p>Reading order: {@link org.trainyard.datasets.Dataset} (what a dataset is to the world),
 * {@link org.trainyard.datasets.Datasets} (what other modules ask), then the way of a table through the room:
 * <ol>
 * <li>{@link org.trainyard.datasets.generators.Generator}, rows in JSON or a reader of a file format
 * ({@code formats}) bring it in cell by cell;
 * <li>{@code tables} profiles it, spools it to a temporary file, settles what its columns are and gives it its hash;
 * <li>{@link org.trainyard.datasets.DatasetStore} keeps the cells by that hash, once, in checked chunks, and
 * {@link org.trainyard.datasets.StoredDatasets} the profile, in one transaction;
 * <li>{@link org.trainyard.datasets.tables.RowReader} turns cells into rows again, for a page or a
 * {@link org.trainyard.compute.DataTable}, which {@link org.trainyard.datasets.TableCache} keeps on each node that
 * used it; it is checked by the hash when it is read;
 * <li>a writer of a file format ({@code formats}) gives the whole back as a file.
 * <li>a table that is too large for memory is trained on from a file of the node instead:
 * {@link org.trainyard.datasets.RowFiles} writes and checks it, {@link org.trainyard.datasets.MappedRows} maps it;
 * <li>{@link org.trainyard.datasets.DatasetChart} draws what a dataset looks like.
 * </ol>
 * The numbers in a stored table are float32, little-endian ({@link org.trainyard.datasets.tables.Cells}); a number given as
 * text or JSON becomes the nearest double first and the nearest float then, by whatever way it came.
 *
 * <p>Knows {@code compute} and {@code web}. Must not know models, runs or who trains: whoever needs a dataset to stay
 * declares it through {@link org.trainyard.datasets.DatasetUse}. Nothing a client sends becomes a path: an uploaded
 * file's name is remembered as text.
 */
@ApplicationModule(allowedDependencies = {"charts", "compute", "transactions", "web"})
@NullMarked
package org.trainyard.datasets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
