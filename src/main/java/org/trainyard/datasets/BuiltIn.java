package org.trainyard.datasets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The datasets that come with the service, in the order in which a course meets them: truth tables, generators with
 * their defaults, and real data as scikit-learn 1.2.1 bundles it.
 *
 * <p>scikit-learn has the classes of real data as numbers and as names; a file here has one of them as its target.
 * Where the names stand in the order of the numbers (iris, wine), it has the names; breast-cancer's do not (benign comes
 * before malignant in the alphabet), so it has the numbers and its source says what they mean. So class k is always what
 * scikit-learn calls k.
 */
enum BuiltIn {
    AND("{\"kind\": \"gate\", \"gate\": \"and\", \"samples\": 4, \"noise\": 0}"),
    OR("{\"kind\": \"gate\", \"gate\": \"or\", \"samples\": 4, \"noise\": 0}"),
    NAND("{\"kind\": \"gate\", \"gate\": \"nand\", \"samples\": 4, \"noise\": 0}"),
    XOR("{\"kind\": \"gate\", \"gate\": \"xor\", \"samples\": 4, \"noise\": 0}"),
    MOONS("{\"kind\": \"moons\"}"),
    CIRCLES("{\"kind\": \"circles\"}"),
    BLOBS("{\"kind\": \"blobs\"}"),
    SPIRALS("{\"kind\": \"spirals\"}"),
    GAUSS("{\"kind\": \"gauss\"}"),
    CHECKERBOARD("{\"kind\": \"checkerboard\"}"),
    IRIS("R. A. Fisher 1936, UCI Machine Learning Repository \"Iris\", in scikit-learn's copy", Licence.CC_BY,
            "sepals and petals of three species, in cm"),
    WINE("M. Forina et al., UCI Machine Learning Repository \"Wine\"", Licence.CC_BY,
            "chemical analysis of wines of three cultivars"),
    BREAST_CANCER(
            "W. Wolberg, W. N. Street, O. Mangasarian 1995, UCI Machine Learning Repository \"Breast Cancer Wisconsin (Diagnostic)\"",
            Licence.CC_BY, "cell nuclei of tumours; class 0 is malignant, 1 is benign"),
    DIGITS("E. Alpaydin, C. Kaynak 1998, test part of UCI Machine Learning Repository \"Optical Recognition of Handwritten Digits\"",
            Licence.CC_BY, "pictures of 8 by 8 pixels, row by row, whole numbers from 0 to 16"),
    DIABETES(
            "B. Efron, T. Hastie, I. Johnstone, R. Tibshirani 2004, \"Least Angle Regression\", page of D. Boos at NCSU",
            Licence.NONE_STATED, "progression of the disease one year after the measurements, 25 to 346");

    private final String generator;
    private final String origin;
    private final Licence licence;
    private final String about;

    BuiltIn(String generator) {
        this(generator, "", Licence.NONE_STATED, "");
    }

    BuiltIn(String origin, Licence licence, String about) {
        this("", origin, licence, about);
    }

    BuiltIn(String generator, String origin, Licence licence, String about) {
        this.generator = generator;
        this.origin = origin;
        this.licence = licence;
        this.about = about;
    }

    /** Its name and id. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** JSON of the generator that makes it; empty for real data. */
    String generator() {
        return generator;
    }

    /** Origin, licence and meaning of real data. */
    Map<String, Object> citation() {
        var citation = new LinkedHashMap<String, Object>();
        citation.put("kind", "citation");
        citation.put("origin", origin);
        citation.put("licence", licence.words);
        citation.put("about", about);
        if (this == DIGITS) {
            citation.put("image", List.of(8, 8));
        }
        return citation;
    }

    /** The file of real data among the program's resources. */
    String file() {
        return "/datasets/" + label() + ".csv";
    }

    /** What may be done with real data. */
    private enum Licence {
        CC_BY("CC BY 4.0, as UCI states"), NONE_STATED("none stated at the source; widely redistributed");

        private final String words;

        Licence(String words) {
            this.words = words;
        }
    }
}
