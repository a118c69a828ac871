package org.trainyard.web.openapi;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

// Its members in OpenAPI; what is sent is made by the room of problems.
/**
 * Why a request was refused (RFC 9457).
 *
 * @param type address of a page that explains this type of problem
 * @param title the type in a few words
 * @param status the status of the answer
 * @param detail what is wrong, with the value and what is allowed
 * @param instance the address that was asked
 * @param errors every bad field; left out where no field is to blame
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemDescription(String type, String title, int status, String detail, @Nullable String instance,
        @Nullable List<Fault> errors) {

    /**
     * One bad field.
     *
     * @param pointer JSON Pointer into the body
     * @param detail what is wrong there
     */
    record Fault(String pointer, String detail) {}
}
