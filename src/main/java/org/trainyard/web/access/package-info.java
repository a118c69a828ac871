/**
 * Who may call: {@link org.trainyard.web.access.AccessSettings} (the settings, and what they must not be),
 * {@link org.trainyard.web.access.AccessConfiguration} (which addresses need the key, and the headers of every answer),
 * {@link org.trainyard.web.access.BearerFilter} (the key), {@link org.trainyard.web.access.HostFilter} (the host).
 * <p>
 * Without a key the service is open, so it must be out of reach: it listens on loopback alone, or does not start, and
 * answers to the names of loopback alone, so that no web page reaches it through a name of its own.
 */
@NullMarked
package org.trainyard.web.access;

import org.jspecify.annotations.NullMarked;
