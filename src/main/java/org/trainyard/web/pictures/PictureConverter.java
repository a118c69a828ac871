package org.trainyard.web.pictures;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

import org.trainyard.charts.Picture;
import org.trainyard.web.PictureType;

/** Sends a picture that a controller answers with, in the form that the client asked for. */
@Component
class PictureConverter extends AbstractHttpMessageConverter<Picture> {

    PictureConverter() {
        super(MediaType.parseMediaType(PictureType.SVG), MediaType.parseMediaType(PictureType.PNG));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Picture.class == type;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Picture readInternal(Class<? extends Picture> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("Pictures are only sent", input);
    }

    @Override
    protected void writeInternal(Picture picture, HttpOutputMessage output) throws IOException {
        if (MediaType.IMAGE_PNG.equalsTypeAndSubtype(output.getHeaders().getContentType())) {
            picture.writePng(output.getBody());
            return;
        }
        var svg = new BufferedWriter(new OutputStreamWriter(output.getBody(), StandardCharsets.UTF_8));
        picture.writeSvg(svg);
        svg.flush();
    }
}
