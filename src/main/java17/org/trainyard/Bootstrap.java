package org.trainyard;

/**
 * The first class of the executable jar, compiled for Java 17 so that an older Java answers with a sentence instead of
 * {@link UnsupportedClassVersionError}.
 */
public final class Bootstrap {

    private static final int NEEDED = 25;

    private Bootstrap() {}

    /** Starts {@link TrainyardApplication}, or says which Java it needs and ends with exit code 1. */
    public static void main(String[] args) {
        var feature = Runtime.version().feature();
        if (feature < NEEDED) {
            // The one place without a logger: no library may be loaded on this Java.
            System.err.println("Trainyard needs Java " + NEEDED + ", and this is Java " + feature + " ("
                    + System.getProperty("java.home") + "). Start it with the `java` of a JDK " + NEEDED
                    + ", or from its sources with `./mvnw spring-boot:run`, which finds one by itself.");
            System.exit(1);
        }
        TrainyardApplication.main(args);
    }
}
