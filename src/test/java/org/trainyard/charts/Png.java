package org.trainyard.charts;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/** A picture's PNG, decoded. */
final class Png {

    private Png() {}

    static BufferedImage of(Picture picture) {
        var file = new ByteArrayOutputStream();
        try {
            picture.writePng(file);
            return ImageIO.read(new ByteArrayInputStream(file.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
