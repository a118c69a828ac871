package org.trainyard.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pictures of {@code src/docs/gallery.md} are those that the service draws, byte by byte. With
 * {@code -Dgallery.write=true} they are written anew.
 */
@ServiceTest
class GalleryTest {

    private static final Path DOCS = Path.of("src/docs");
    /** A request, an address, or the picture that was drawn at the address before it. */
    private static final Pattern PART = Pattern.compile(
            "(?ms)^## (.*?)$|^```json\\n(.*?)^```$|^`(/api/v1/\\S+)`$|^!\\[.*?]\\((gallery/[\\w-]+\\.svg)\\)$");

    @Autowired
    RestTestClient http;

    @Test
    void everyPictureIsWhatTheServiceDraws() throws IOException {
        var api = new Api(http);
        var runs = new ArrayList<String>();
        var address = "";
        int pictures = 0;
        var parts = PART.matcher(Files.readString(DOCS.resolve("gallery.md")));
        while (parts.find()) {
            if (parts.group(1) != null) {
                runs.clear();
            } else if (parts.group(2) != null) {
                runs.add(api.train(parts.group(2)).text("/id"));
            } else if (parts.group(3) != null) {
                address = parts.group(3);
                for (int i = 0; i < runs.size(); i++) {
                    address = address.replace("{" + (i + 1) + "}", runs.get(i));
                }
            } else {
                compare(DOCS.resolve(parts.group(4)), api.get(address, "Accept", "image/svg+xml").text(""));
                pictures++;
            }
        }
        try (var files = Files.list(DOCS.resolve("gallery"))) {
            assertThat(files.count()).as("pictures that the page shows").isEqualTo(pictures);
        }
    }

    private static void compare(Path file, String drawn) throws IOException {
        assertThat(drawn).as(file.toString()).startsWith("<svg");
        if (Boolean.getBoolean("gallery.write")) {
            Files.writeString(file, drawn);
        }
        assertThat(Files.readString(file)).as(file.toString()).isEqualTo(drawn);
    }
}
