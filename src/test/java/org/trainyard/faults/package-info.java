/**
 * The fault suite: {@code ./mvnw verify -Pfaults}. One class a family of faults, each test a row of the table in
 * {@code src/docs/reliability.md}.
 *
 * <p>
 * Read {@link org.trainyard.faults.Fault} (the rows, and how a result comes into the table),
 * {@link org.trainyard.faults.Reference} (the training that is disturbed, and how its end is judged), then
 * {@link org.trainyard.faults.CrashSeries} with {@link org.trainyard.faults.KillTest}; the other classes stand alone.
 * Tests with the tag {@code faults} run in the suite alone; what is cheap carries {@code cheap-faults}, lies beside what
 * it tests, and runs in every build too.
 */
@NullMarked
package org.trainyard.faults;

import org.jspecify.annotations.NullMarked;
