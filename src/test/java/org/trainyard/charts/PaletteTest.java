package org.trainyard.charts;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The colours of series as people with the three kinds of colour blindness see them. */
class PaletteTest {

    /** In CIELAB, where a difference of 2.3 is just noticeable side by side. */
    private static final double APART = 12;

    /** Matrices for linear RGB, severity 1, from Machado, Oliveira and Fernandes 2009, table 1. */
    enum Sight {
        USUAL(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0),
        NO_RED(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
        NO_GREEN(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
        NO_BLUE(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

        // Never changed; an enum's constructor cannot say so of a list.
        @SuppressWarnings("ImmutableEnumChecker")
        private final List<Double> matrix;

        Sight(Double... matrix) {
            this.matrix = List.of(matrix);
        }

        double seen(int channel, double[] linear) {
            double sum = 0;
            for (int i = 0; i < 3; i++) {
                sum += matrix.get(3 * channel + i) * linear[i];
            }
            return Math.clamp(sum, 0, 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void coloursStayApart(Sight sight) {
        for (int i = 0; i < Palette.size(); i++) {
            for (int j = 0; j < i; j++) {
                double[] one = lab(sight, Palette.of(i));
                double[] other = lab(sight, Palette.of(j));
                double distance = Math.hypot(one[0] - other[0], Math.hypot(one[1] - other[1], one[2] - other[2]));
                assertThat(distance).as("colours " + j + " and " + i).isGreaterThan(APART);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void coloursOfLinesStayApart(Sight sight) {
        for (int i = 0; i < Palette.lines(); i++) {
            for (int j = 0; j < i; j++) {
                double[] one = lab(sight, Palette.line(i));
                double[] other = lab(sight, Palette.line(j));
                double distance = Math.hypot(one[0] - other[0], Math.hypot(one[1] - other[1], one[2] - other[2]));
                assertThat(distance).as("lines " + j + " and " + i).isGreaterThan(APART);
            }
        }
    }

    @Test
    void linesStandOutFromThePaper() {
        for (int i = 0; i < Palette.lines(); i++) {
            int rgb = Palette.line(i).rgb();
            double luminance = 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
            assertThat(1.05 / (luminance + 0.05)).as("contrast of line " + i).isGreaterThanOrEqualTo(3);
        }
    }

    private static double[] lab(Sight sight, Colour colour) {
        double[] linear = {linear(colour.rgb() >> 16), linear(colour.rgb() >> 8), linear(colour.rgb())};
        double red = sight.seen(0, linear);
        double green = sight.seen(1, linear);
        double blue = sight.seen(2, linear);
        double x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
        double y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue);
        double z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
        return new double[]{116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double linear(int channel) {
        double value = (channel & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static double root(double value) {
        return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16.0 / 116;
    }
}
