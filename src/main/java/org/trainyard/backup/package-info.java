/**
 * Keeping the data: a copy of the database that H2 makes of itself while the service works. Its file belongs to the
 * process of the service, so nobody else can copy it whole; {@link org.trainyard.backup.Backup} asks H2 for it and
 * {@link org.trainyard.backup.BackupController} hands it out. PostgreSQL has tools of its own for that.
 *
 * <p>
 * It knows the database as a whole and none of its tables, so it must not know any resource.
 */
@ApplicationModule(allowedDependencies = "web")
@NullMarked
package org.trainyard.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
