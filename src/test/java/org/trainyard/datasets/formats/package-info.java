/**
 * How files are read, format by format; and that no bytes at all make a reader do anything but read or refuse:
 * {@link org.trainyard.datasets.formats.ReaderProperty} says what that means,
 * {@link org.trainyard.datasets.formats.TableReadersTest} tries it with seeds and what is made of them,
 * {@link org.trainyard.datasets.formats.ReaderFindingsTest} with what was found, and
 * {@link org.trainyard.datasets.formats.FuzzTest} looks for more. A new reader needs seeds in
 * {@link org.trainyard.datasets.formats.ReaderSeeds} and nothing else.
 */
@NullMarked
package org.trainyard.datasets.formats;

import org.jspecify.annotations.NullMarked;
