package org.trainyard.web.probe;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec;

import static org.assertj.core.api.Assertions.assertThat;

@ProbeTest
class OpenApiTest {
    private static final String SCHEMAS = "$.components.schemas.";

    @Autowired
    RestTestClient http;

    BodyContentSpec api;

    @BeforeEach
    void read() {
        api = http.get().uri("/v3/api-docs").exchange().expectStatus().isOk().expectBody();
    }

    @Test
    void describesTheWhole() {
        api.jsonPath("$.openapi").value(String.class, version -> assertThat(version).startsWith("3.1"));
        api.jsonPath("$.info.title").isEqualTo("Trainyard").jsonPath("$.servers[0].url").isEqualTo("/")
                .jsonPath("$.components.securitySchemes.key.scheme").isEqualTo("bearer");
    }

    @Test
    void rangesDefaultsAndLabelsComeFromTheRecords() {
        api.jsonPath(SCHEMAS + "DefinitionLayer.properties.units.minimum").isEqualTo(1)
                .jsonPath(SCHEMAS + "DefinitionLayer.properties.units.maximum").isEqualTo(8192)
                .jsonPath(SCHEMAS + "DefinitionLayer.properties.kind.default").isEqualTo("linear")
                .jsonPath(SCHEMAS + "DefinitionLayer.properties.kind.enum").isEqualTo(List.of("linear", "leaky-relu"))
                .jsonPath(SCHEMAS + "DefinitionLayer.properties.dropout.exclusiveMaximum").isEqualTo(1)
                .jsonPath(SCHEMAS + "DefinitionLayer.required[0]").isEqualTo("units")
                .jsonPath(SCHEMAS + "Definition.properties.name.maxLength").isEqualTo(100)
                .jsonPath(SCHEMAS + "Definition.properties.layers.maxItems").isEqualTo(64)
                .jsonPath(SCHEMAS + "DefinitionStepSlowStart.properties.epochs.default").isEqualTo(5);
    }

    @Test
    void descriptionsComeFromJavadoc() {
        api.jsonPath(SCHEMAS + "Definition.properties.name.description").isEqualTo("what it is called")
                .jsonPath(SCHEMAS + "Definition.properties.layers.description").isEqualTo("of the `network`");
    }

    @Test
    void aFamilyIsToldApartByAKindOfOneValue() {
        api.jsonPath(SCHEMAS + "DefinitionStep.oneOf.length()").isEqualTo(2)
                .jsonPath(SCHEMAS + "DefinitionStep.discriminator.propertyName").isEqualTo("kind")
                .jsonPath(SCHEMAS + "DefinitionStep.discriminator.mapping.sgd")
                .isEqualTo("#/components/schemas/DefinitionStepSgd")
                .jsonPath(SCHEMAS + "DefinitionStepSgd.properties.kind.enum").isEqualTo(List.of("sgd"))
                .jsonPath(SCHEMAS + "DefinitionStepSgd.required[0]").isEqualTo("kind")
                .jsonPath(SCHEMAS + "DefinitionStepSgd.properties.rate.exclusiveMinimum").isEqualTo(0)
                .jsonPath(SCHEMAS + "DefinitionStepSgd.properties.rate.maximum").isEqualTo(1000);
    }

    @Test
    void whatHasManyFormsStaysUntyped() {
        api.jsonPath(SCHEMAS + "Definition.properties.free.type").doesNotExist()
                .jsonPath(SCHEMAS + "Definition.properties.free.$ref").doesNotExist()
                .jsonPath(SCHEMAS + "Definition.properties.batch.type").doesNotExist()
                .jsonPath(SCHEMAS + "Definition.properties.batch.$ref").doesNotExist();
    }

    @Test
    void operationsTellHowTheyRefuseAndWhichParametersTheyTake() {
        var post = "$.paths['/api/v1/probes'].post.";
        var get = "$.paths['/api/v1/probes'].get.parameters";
        api.jsonPath(post + "responses['422'].content['application/problem+json'].schema.$ref")
                .isEqualTo("#/components/schemas/Problem").jsonPath(SCHEMAS + "Problem.properties.errors.type")
                .isEqualTo("array").jsonPath(post + "parameters[?(@.name=='Idempotency-Key')].in").isEqualTo("header")
                .jsonPath(post + "parameters[?(@.name=='caller')]").doesNotExist()
                .jsonPath(get + "[?(@.name=='size')].schema.maximum").isEqualTo(200)
                .jsonPath(get + "[?(@.name=='Prefer')].in").isEqualTo("header")
                .jsonPath(get + "[?(@.name=='query')]").doesNotExist();
    }
}
