package org.trainyard.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Describes a call that answers with a picture, as SVG or PNG. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ApiResponse(responseCode = "200", description = "The picture", content = {
    @Content(mediaType = PictureType.SVG, schema = @Schema(type = "string")),
    @Content(mediaType = PictureType.PNG, schema = @Schema(type = "string", format = "binary"))})
public @interface AnswersPicture {
}
