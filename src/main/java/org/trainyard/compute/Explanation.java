package org.trainyard.compute;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a record of a family says of itself to people; a family of words does so as {@link Explained}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Explanation {

    /** What it computes, in the letters of its family. */
    String formula();

    /** A sentence or two on where it belongs. */
    String whenToUse();
}
