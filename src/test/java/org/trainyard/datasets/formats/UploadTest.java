package org.trainyard.datasets.formats;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UploadTest {

    private static final int LIMIT = 1 << 20;

    @Test
    void aFileOfTheLimitIsReadToItsEnd() throws IOException {
        try (var in = Upload.decompressed(new ByteArrayInputStream(gzip(LIMIT)), "gzip", LIMIT)) {
            assertThat(in.readAllBytes()).hasSize(LIMIT);
        }
    }

    @Test
    void aGzipBombStopsAtTheLimitOfWhatComesOut() throws IOException {
        var bomb = gzip(100 * LIMIT);
        assertThat(bomb.length).isLessThan(LIMIT);
        try (var in = Upload.decompressed(new ByteArrayInputStream(bomb), null, LIMIT)) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOfSatisfying(Problem.class,
                            problem -> assertThat(problem.type()).isEqualTo(ProblemType.BODY_TOO_LARGE));
        }
    }

    @Test
    void whatIsAnnouncedAsGzipMustBeIt() {
        assertThatThrownBy(() -> Upload.decompressed(new ByteArrayInputStream(new byte[]{'a'}), "gzip", LIMIT))
                .hasMessageContaining("announced as gzip");
        assertThatThrownBy(() -> Upload.decompressed(new ByteArrayInputStream(new byte[]{'a'}), "br", LIMIT))
                .hasMessageContaining("only gzip");
    }

    private static byte[] gzip(int size) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < size; i += LIMIT) {
                gzip.write(new byte[LIMIT]);
            }
        }
        return bytes.toByteArray();
    }
}
