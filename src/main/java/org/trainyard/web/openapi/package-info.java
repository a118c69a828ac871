/**
 * The description of the API at {@code /v3/api-docs}: {@link org.trainyard.web.openapi.ApiDescription} (the whole),
 * {@link org.trainyard.web.openapi.OperationDescriptions} (what all operations share),
 * {@link org.trainyard.web.openapi.SchemaDescriptions} and {@link org.trainyard.web.openapi.RecordSchemas} (the types),
 * {@link org.trainyard.web.openapi.JsonSchemas} (settings for catalogues).
 * <p>
 * Nothing is listed here that stands elsewhere: fields, defaults, ranges, labels and kinds come from the records, their
 * descriptions from Javadoc.
 */
@NullMarked
package org.trainyard.web.openapi;

import org.jspecify.annotations.NullMarked;
