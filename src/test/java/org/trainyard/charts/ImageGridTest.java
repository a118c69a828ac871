package org.trainyard.charts;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

import org.trainyard.charts.ImageGrid.Image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageGridTest {

    private static Image image(String caption, float... pixels) {
        return new Image(caption, pixels);
    }

    private static BufferedImage decoded(Element image) throws IOException {
        var data = image.getAttribute("href").replace("data:image/png;base64,", "");
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
    }

    /** As it stands in the file, before any colour management. */
    private static int level(BufferedImage image, int x, int y) {
        return image.getRaster().getSample(x, y, 0);
    }

    @Test
    void anImageHasItsPixelsInTheirPlacesAndItsCaption() throws IOException {
        var svg = Svg.of(new ImageGrid("digits", 2, 3, 0, 16, List.of(image("seven", 0, 8, 16, -5, 99, 4))));
        var pixels = decoded(svg.all("image").getFirst());
        assertThat(pixels.getWidth()).isEqualTo(3);
        assertThat(pixels.getHeight()).isEqualTo(2);
        assertThat(IntStream.range(0, 6).map(i -> level(pixels, i % 3, i / 3))).containsExactly(1, 128, 255, 1, 255,
                65);
        assertThat(svg.words()).contains("digits", "seven");
        assertThat(svg.all("desc").getFirst().getTextContent())
                .isEqualTo("Grid of 1 image, 3 by 2 pixels each, black for 0, white for 16.");
    }

    @Test
    void aPixelThatIsNotFiniteLetsRoseShineThrough() throws IOException {
        var svg = Svg.of(ImageGrid.ofRange("", 1, 2, List.of(image("", Float.NaN, 3), image("", 1, 2))));
        assertThat(decoded(svg.all("image").getFirst()).getRGB(0, 0) >>> 24).isZero();
        assertThat(svg.filled("rect", new Colour(0xE8A5B0))).as("behind the first image only").hasSize(1);
    }

    @Test
    void blackAndWhiteComeFromTheValuesWhereTheCallerHasNone() {
        var grid = ImageGrid.ofRange("", 1, 2, List.of(image("", 3, Float.POSITIVE_INFINITY), image("", -1, 2)));
        assertThat(grid.black()).isEqualTo(-1);
        assertThat(grid.white()).isEqualTo(3);
        assertThat(Svg.of(ImageGrid.ofRange("", 1, 1, List.of(image("", Float.MAX_VALUE)))).all("image")).hasSize(1);
        assertThat(Svg.of(ImageGrid.ofRange("", 1, 1, List.of(image("", Float.NaN)))).all("image")).hasSize(1);
    }

    @Test
    void imagesStandInThePictureAndNotOnEachOther() {
        for (int images : new int[]{1, 2, 3, 7, 64, 400}) {
            for (int pixels : new int[]{1, 8, 28, 256}) {
                var box = new Box(12, 36, 616, 432);
                var tiling = Tiling.of(box, images, pixels, pixels, 14);
                assertThat(tiling.scale()).isPositive();
                var last = tiling.content(images - 1);
                assertThat(last.bottom() + 14).isLessThanOrEqualTo(box.bottom() + 1);
                assertThat(tiling.content(tiling.across() - 1).right()).isLessThanOrEqualTo(box.right() + 1);
                assertThat(tiling.content(0).left()).isGreaterThanOrEqualTo(box.left() - 1);
                assertThat(tiling.content(0).top()).isGreaterThanOrEqualTo(box.top() - 1);
            }
        }
    }

    @Test
    void sixtyFourDigitsOf28By28AreASmallFile() {
        var digit = image("7", new float[784]);
        var svg = Svg.of(ImageGrid.ofRange("", 28, 28, java.util.Collections.nCopies(64, digit)));
        assertThat(svg.all("image")).hasSize(64);
        assertThat(svg.text()).hasSizeLessThan(100_000);
    }

    @Test
    void withoutImagesItSaysSo() {
        assertThat(Svg.of(ImageGrid.ofRange("", 8, 8, List.of())).words()).containsExactly("No images");
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> ImageGrid.ofRange("", 2, 2, List.of(image("", 1)))).hasMessageContaining("4 pixels");
        assertThatThrownBy(() -> ImageGrid.ofRange("", 0, 2, List.of())).hasMessageContaining("0 by 2");
        assertThatThrownBy(() -> new ImageGrid("", 1, 1, 2, 2, List.of())).hasMessageContaining("2.0 and 2.0");
    }
}
