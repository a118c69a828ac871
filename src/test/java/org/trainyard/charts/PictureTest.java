package org.trainyard.charts;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import org.trainyard.ChildJvm;
import org.trainyard.charts.ScatterChart.Points.InSeries;
import org.trainyard.charts.ScatterChart.Series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PictureTest {

    private static final Chart CHART = new ScatterChart("flowers", "length", "width",
            new InSeries(List.of(new Series("setosa", new float[]{1, 1.25f}, new float[]{0.5f, 2}),
                    new Series("virginica", new float[]{1000, 7}, new float[]{-0.25f, 3}))));

    private static long pixels(BufferedImage image, Colour colour) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xFFFFFF) == colour.rgb())
                .count();
    }

    @Test
    void anSvgIsAnImageWithATitleADescriptionAndAGround() {
        var svg = Svg.of(CHART.draw(500, 300));
        var root = svg.document().getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 500 300");
        assertThat(svg.all("title").getFirst().getTextContent()).isEqualTo("flowers");
        assertThat(svg.all("desc")).hasSize(1);
        var ground = svg.all("rect").getFirst();
        assertThat(Svg.number(ground, "width")).isEqualTo(500);
        assertThat(Svg.fill(ground)).isEqualTo(Colour.PAPER.hex());
        assertThat(svg.text().replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "url(", "<style", "<!");
    }

    @Test
    void theSameChartGivesTheSameBytesInEveryLanguage() {
        var first = Svg.of(CHART).text();
        var usual = Locale.getDefault();
        try {
            for (String language : List.of("de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "tr-TR")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                assertThat(Svg.of(CHART).text()).isEqualTo(first);
            }
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void numbersInAnSvgAreRoundedToHundredths() {
        assertThat(SvgWriter.number(12)).isEqualTo("12");
        assertThat(SvgWriter.number(12.5)).isEqualTo("12.5");
        assertThat(SvgWriter.number(-0.049)).isEqualTo("-0.05");
        assertThat(SvgWriter.number(3.14159)).isEqualTo("3.14");
        assertThat(SvgWriter.number(-0.001)).isEqualTo("0");
    }

    @Test
    void aPngHasItsSizeAndTheColoursOfTheSeries() {
        var image = Png.of(CHART.draw(500, 300));
        assertThat(image.getWidth()).isEqualTo(500);
        assertThat(image.getHeight()).isEqualTo(300);
        assertThat(image.getColorModel().hasAlpha()).isFalse();
        assertThat(pixels(image, Colour.PAPER)).isGreaterThan(100_000);
        assertThat(pixels(image, Palette.of(0))).as("of the first series' sign").isGreaterThan(40);
        assertThat(pixels(image, Palette.of(1))).as("of the second series' sign").isGreaterThan(40);
        assertThat(pixels(image, Colour.INK)).as("of letters").isGreaterThan(20);
    }

    @Test
    void aPngShowsTheGreyPixelsOfImages() {
        var image = Png.of(new ImageGrid("", 1, 2, 0, 1, List.of(new ImageGrid.Image("", new float[]{0, 0.5f})))
                .draw(300, 200));
        assertThat(pixels(image, new Colour(0x010101))).isGreaterThan(10_000);
        assertThat(pixels(image, new Colour(0x808080))).isGreaterThan(10_000);
    }

    @Test
    void sizesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> CHART.draw(199, 300)).hasMessageContaining("200 to 2048");
        assertThatThrownBy(() -> CHART.draw(640, 2049)).hasMessageContaining("640 by 2049");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutFontsAPngSaysSoAndAnSvgIsDrawn(@TempDir Path folder) throws IOException {
        var noFonts = Files.writeString(folder.resolve("fonts.conf"),
                "<fontconfig><dir>" + folder.resolve("none") + "</dir></fontconfig>");
        var child = ChildJvm.of(List.of("-Duser.home=" + folder), Drawing.class.getName(), List.of());
        child.environment().put("FONTCONFIG_FILE", noFonts.toString());
        try (var said = child.redirectErrorStream(true).start().inputReader()) {
            assertThat(said.lines()).contains("</svg>").last().asString().contains("Install fontconfig and a font");
        }
    }

    /** What the machine without fonts does. */
    static final class Drawing {

        private Drawing() {}

        public static void main(String[] arguments) throws IOException {
            CHART.draw(300, 200).writeSvg(System.out);
            try {
                CHART.draw(300, 200).writePng(System.out);
            } catch (NoFontsException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
