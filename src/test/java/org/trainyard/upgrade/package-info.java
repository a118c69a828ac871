/**
 * Databases of earlier versions, kept for ever under {@code src/test/resources/databases}: one folder a schema, named by
 * the service's version and its last migration, with an H2 file, a dump of PostgreSQL, and beside each what was in it.
 * {@link org.trainyard.upgrade.KeptDatabasesTest} upgrades copies of all of them.
 *
 * <p>
 * {@link org.trainyard.upgrade.KeepThisVersion} makes the folder of the present version: once, when a version with a new
 * migration is about to be published, {@code ./mvnw test -Dtest=KeepThisVersion}, and the folder is committed. It never
 * replaces one that is there.
 */
@NullMarked
package org.trainyard.upgrade;

import org.jspecify.annotations.NullMarked;
