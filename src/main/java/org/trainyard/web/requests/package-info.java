/**
 * What happens to a request before a controller sees it: {@link org.trainyard.web.requests.BodyFilter} (how long a body
 * may be), {@link org.trainyard.web.requests.WebConfiguration} (which filters and parameters there are) and the
 * resolvers of the parameters {@code Caller}, {@code PageQuery} and {@code Prefer}. It must not know any resource.
 */
@NullMarked
package org.trainyard.web.requests;

import org.jspecify.annotations.NullMarked;
