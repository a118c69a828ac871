package org.trainyard.datasets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What pictures of datasets show, and in which form. */
@ServiceTest
class DatasetPlotTest {

    @Autowired
    RestTestClient http;

    Calls calls;

    @BeforeEach
    void connect() {
        calls = new Calls(http);
    }

    @Test
    void twoFeaturesAreTheAxesAndClassesTheLegend() {
        assertThat(svg("moons", "")).contains("<svg", ">x1<", ">x2<", "Scatter chart of 200 points", ">0<", ">1<")
                .isEqualTo(svg("moons", "?kind=scatter&x=x1&y=x2"));
    }

    @Test
    void moreFeaturesAreShownAlongTheirPrincipalComponents() {
        // scikit-learn 1.2.1: PCA().fit(load_iris().data).explained_variance_ratio_ is 0.925, 0.053, …
        assertThat(svg("iris", "")).contains("principal component 1 (92 % of the variance)",
                "principal component 2 (5 % of the variance)", "setosa", "versicolor", "virginica");
        assertThat(svg("iris", "?x=petal_length_cm&y=petal_width_cm"))
                .contains(">petal_length_cm<");
        assertThat(svg("diabetes", "?x=bmi")).contains(">bmi<", ">age<", ">target<");
    }

    @Test
    void oneFeatureIsShownAgainstItsTarget() {
        var curve = calls.created("{\"name\": \"wave\", \"generator\": {\"kind\": \"function\"}}").get("id");
        assertThat(svg(curve.stringValue(), "")).contains(">x1<", ">y<");
    }

    @Test
    void ofManyRowsASpreadSampleIsShown() {
        var many = calls.created("{\"name\": \"many\", \"generator\": {\"kind\": \"blobs\", \"samples\": 30000}}");
        assertThat(svg(many.get("id").stringValue(), "")).contains("many (2000 of 30000 rows)");
        assertThat(svg(many.get("id").stringValue(), "?kind=histogram&column=x2")).contains("30");
    }

    @Test
    void aHistogramCountsEachClass() {
        assertThat(svg("iris", "?kind=histogram&column=petal_length_cm")).contains("setosa", "virginica");
        refused("/api/v1/datasets/iris/plot?kind=histogram&column=target", "must be a column of numbers");
    }

    @Test
    void digitsAreImages() {
        assertThat(svg("digits", "?kind=images")).contains("digits (64 of 1797 rows)", "data:image/png");
        refused("/api/v1/datasets/iris/plot?kind=images", "pixels");
    }

    @Test
    void aPngIsAskedForByAcceptOrByFormat() throws IOException {
        for (var png : List.of(png("?format=png&width=400&height=300", MediaType.ALL),
                png("?width=400&height=300", MediaType.IMAGE_PNG))) {
            var image = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(400, 300);
        }
    }

    @Test
    void whatCannotBeShownIsRefused() {
        refused("/api/v1/datasets/iris/plot?x=petal", "petal");
        refused("/api/v1/datasets/iris/plot?kind=pie", "histogram");
        refused("/api/v1/datasets/iris/plot?width=10", "200");
        http.get().uri("/api/v1/datasets/none/plot").exchange().expectStatus().isNotFound();
    }

    @Test
    void everyGeneratorHasAThumbnail() {
        var generators = calls.get("/api/v1/generators");
        assertThat(generators.size()).isPositive();
        generators.forEach(generator -> http.get().uri(generator.get("thumbnail").stringValue()).exchange()
                .expectStatus().isOk().expectHeader().contentType("image/svg+xml").expectBody(String.class)
                .value(svg -> assertThat(svg).contains("<svg", "Scatter chart of ")));
        http.get().uri("/api/v1/generators/expression/thumbnail").exchange().expectStatus().isNotFound();
    }

    private String svg(String dataset, String query) {
        return Objects.requireNonNull(http.get().uri("/api/v1/datasets/" + dataset + "/plot" + query).exchange()
                .expectStatus().isOk().expectHeader().contentType("image/svg+xml").expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private byte[] png(String query, MediaType accepted) {
        return Objects.requireNonNull(http.get().uri("/api/v1/datasets/moons/plot" + query).accept(accepted).exchange()
                .expectStatus().isOk().expectHeader().contentType(MediaType.IMAGE_PNG).expectBody(byte[].class)
                .returnResult().getResponseBody());
    }

    private void refused(String path, String words) {
        http.get().uri(path).exchange().expectStatus().isBadRequest().expectBody(String.class)
                .value(body -> assertThat(body).contains(words));
    }
}
