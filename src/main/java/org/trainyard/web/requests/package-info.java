/**
 * What happens to a request before a controller sees it: {@link org.trainyard.web.requests.BodyFilter} (how long a body
 * may be), {@link org.trainyard.web.requests.WebConfiguration} (the parameters {@code Caller},
 * {@code PageQuery} and {@code Prefer}, enums by their labels, {@code ?format=}),
 * {@link org.trainyard.web.requests.EntityTagFilter} (304), {@link org.trainyard.web.requests.LatestFilter} (the newest of
 * a kind). It must not know any resource; only the two filters know
 * addresses, because how long a body may be and what is streamed has to be settled before a controller is found.
 */
@NullMarked
package org.trainyard.web.requests;

import org.jspecify.annotations.NullMarked;
