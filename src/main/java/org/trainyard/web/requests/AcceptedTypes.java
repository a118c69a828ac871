package org.trainyard.web.requests;

import java.util.List;

import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Reads the Accept header. One that names nothing but problems ({@code application/problem+json}) says which refusals
 * the client understands, and leaves the answer open: openapi-generator's Python client sends it for every operation
 * whose only JSON are its refusals, such as a stream of events or a deletion.
 */
final class AcceptedTypes implements ContentNegotiationStrategy {
    private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        var types = header.resolveMediaTypes(request);
        return types.stream().allMatch(MediaType.APPLICATION_PROBLEM_JSON::equalsTypeAndSubtype)
                ? MEDIA_TYPE_ALL_LIST
                : types;
    }
}
