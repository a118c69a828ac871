package org.trainyard.web.problems;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;
import org.trainyard.web.json.Labels;

/** The refusals of the web framework and of the container, said again for students. */
final class HttpRefusals {

    private HttpRefusals() {}

    static Optional<Refusal> of(Throwable thrown) {
        var refusal = switch (thrown) {
            case HttpRequestMethodNotSupportedException method -> Refusal.of(ProblemType.METHOD_NOT_ALLOWED,
                    "This address does not know the method %s; it knows %s.".formatted(method.getMethod(),
                            known(method)));
            case HttpMediaTypeNotSupportedException media -> Refusal.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "%s %s"
                    .formatted(media.getContentType() == null
                            ? "The body came without a Content-Type."
                            : "The Content-Type " + Said.of(media.getContentType().toString()) + " is not read here.",
                            accepted(media)));
            case MissingServletRequestParameterException missing ->
                parameter(missing.getParameterName(), "is required");
            case MissingServletRequestPartException missing -> parameter(missing.getRequestPartName(), "is required");
            case MissingRequestHeaderException missing -> Refusal.of(ProblemType.INVALID_PARAMETER,
                    "The header " + missing.getHeaderName() + " is required.");
            case MethodArgumentTypeMismatchException mismatch -> parameter(mismatch.getName(), wanted(mismatch));
            case TypeMismatchException mismatch ->
                parameter(String.valueOf(mismatch.getPropertyName()), wanted(mismatch));
            case HandlerMethodValidationException invalid -> Refusal.of(ProblemType.INVALID_PARAMETER, ranges(invalid));
            case AsyncRequestTimeoutException _ -> Refusal.of(ProblemType.UNAVAILABLE,
                    "The answer took too long. Try again in a few seconds.");
            case MaxUploadSizeExceededException _ -> tooLarge();
            case MultipartException broken -> multipart(broken);
            case BadRequestException _ -> Refusal.of(ProblemType.MALFORMED_REQUEST,
                    "The body could not be read: its framing is broken or it is cut off.");
            case HttpMessageNotReadableException unread when unread.getCause() == null -> Refusal.of(
                    ProblemType.MALFORMED_JSON, "The body is empty; a JSON object is needed.");
            case HttpMediaTypeNotAcceptableException refused when !refused.getSupportedMediaTypes().isEmpty() ->
                Refusal.of(ProblemType.NOT_ACCEPTABLE, offered(refused));
            case ErrorResponse other -> ofStatus(other.getStatusCode().value());
            default -> null;
        };
        return Optional.ofNullable(refusal)
                .map(found -> thrown instanceof ErrorResponse response ? found.with(response.getHeaders()) : found);
    }

    /** What a status alone tells; null where the status is not one of ours. */
    static @Nullable Refusal ofStatus(int status) {
        return ProblemType.ofStatus(status).map(type -> Refusal.of(type, switch (type) {
            case NOT_FOUND -> "There is nothing at this address.";
            case NOT_ACCEPTABLE ->
                "This resource is not available in the form that the Accept header or the parameter format asks for.";
            case METHOD_NOT_ALLOWED -> "This address does not know the method of the request.";
            case EXPECTATION_FAILED -> "The Expect header may only say 100-continue.";
            case MALFORMED_REQUEST -> "The request line, a header or the body is not what HTTP allows.";
            default -> type.title() + ".";
        })).orElse(null);
    }

    private static String known(HttpRequestMethodNotSupportedException refused) {
        var methods = refused.getSupportedMethods();
        return methods == null ? "no other either" : String.join(", ", new TreeSet<>(Arrays.asList(methods)));
    }

    private static String offered(HttpMediaTypeNotAcceptableException refused) {
        var types = refused.getSupportedMediaTypes().stream()
                .filter(type -> !type.equalsTypeAndSubtype(MediaType.APPLICATION_PROBLEM_JSON))
                .map(Object::toString).distinct().toList();
        return "This resource is not available in the form that the Accept header or the parameter format asks for. It "
                + "comes as " + String.join(" or ", types) + ".";
    }

    private static String accepted(HttpMediaTypeNotSupportedException refused) {
        var types = new ArrayList<String>();
        refused.getSupportedMediaTypes().stream().map(Object::toString).filter(type -> !type.contains("*")).distinct()
                .forEach(types::add);
        return "Send " + (types.isEmpty() ? "application/json" : String.join(" or ", types)) + ".";
    }

    private static Refusal parameter(String name, String fault) {
        return Refusal.of(ProblemType.INVALID_PARAMETER, "The parameter " + name + " " + fault + ".");
    }

    private static String wanted(TypeMismatchException mismatch) {
        var type = mismatch.getRequiredType();
        var element = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? ResolvableType.forMethodParameter(argument.getParameter()).asCollection().getGeneric(0).resolve()
                : null;
        var wanted = element == null ? wanted(type) : wanted(element) + ", or several with commas between";
        return "must be " + wanted + "; it was " + Said.of(String.valueOf(mismatch.getValue()));
    }

    private static String wanted(@Nullable Class<?> type) {
        return type == null
                ? "something else"
                : type.isEnum() ? Labels.listed(List.copyOf(Labels.all(type).keySet())) : Labels.typeName(type);
    }

    private static String ranges(HandlerMethodValidationException invalid) {
        var sentences = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> "The parameter %s %s; it was %s.".formatted(
                                result.getMethodParameter().getParameterName(), error.getDefaultMessage(),
                                Said.of(String.valueOf(result.getArgument())))))
                .toList();
        return String.join(" ", sentences);
    }

    private static Refusal multipart(MultipartException broken) {
        var tooMany = Refusals.causes(broken).anyMatch(cause -> cause.getClass().getSimpleName().contains("Limit"));
        return tooMany
                ? tooLarge()
                : Refusal.of(ProblemType.MALFORMED_REQUEST,
                        "The multipart body could not be read: it is cut off, or its "
                                + "boundary is not the one that the Content-Type names.");
    }

    private static Refusal tooLarge() {
        return Refusal.of(ProblemType.BODY_TOO_LARGE, "The upload is too large, or has too many parts.");
    }
}
