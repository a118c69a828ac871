package org.trainyard.web;

/** The forms of pictures, the usual one first: {@code @GetMapping(produces = {PictureType.SVG, PictureType.PNG})}. */
public final class PictureType {

    /** Scalable, with text that can be searched and read out. */
    public static final String SVG = "image/svg+xml";
    /** Pixels, for what shows no SVG. */
    public static final String PNG = "image/png";

    private PictureType() {}
}
