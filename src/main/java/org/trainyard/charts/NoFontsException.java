package org.trainyard.charts;

/** This machine has no font for the words in a PNG. The SVG of the same picture needs none. */
public final class NoFontsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoFontsException(Throwable cause) {
        super("""
                Java found no font on this machine, so no PNG can be drawn; SVG works. \
                Install fontconfig and a font, for instance fonts-dejavu-core, and start the service again.""", cause);
    }
}
