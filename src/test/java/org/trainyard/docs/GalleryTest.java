package org.trainyard.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pictures of {@code src/docs/gallery.md} are those that the service draws, byte by byte. With
 * {@code -Dgallery.write=true} they are written anew. Those of whole templates take minutes and are left out, unless
 * {@code -Dgallery.templates=true} asks for them.
 */
@ServiceTest
class GalleryTest {

    private static final Path DOCS = Path.of("src/docs");
    /** A request, a template, an address, or the picture that was drawn at the address before it. */
    private static final Pattern PART = Pattern.compile("(?ms)^## (?<title>.*?)$|^```json\\n(?<request>.*?)^```$"
            + "|^Template `(?<template>[\\w-]+)`|^`(?<address>/api/v1/\\S+)`$"
            + "|^!\\[.*?]\\((?<picture>gallery/[\\w-]+\\.svg)\\)$");
    private static final boolean TEMPLATES = Boolean.getBoolean("gallery.templates");

    @Autowired
    private Api api;
    private final List<String> ids = new ArrayList<>();
    private boolean drawn;

    @Test
    void everyPictureIsWhatTheServiceDraws() throws IOException {
        var address = "";
        int pictures = 0;
        var parts = PART.matcher(Files.readString(DOCS.resolve("gallery.md")));
        while (parts.find()) {
            if (parts.group("title") != null) {
                ids.clear();
                drawn = true;
            } else if (parts.group("request") != null) {
                run(parts.group("request"));
            } else if (parts.group("template") != null) {
                drawn = TEMPLATES;
                if (drawn) {
                    run(request(parts.group("template")));
                }
            } else if (parts.group("address") != null) {
                address = parts.group("address");
                for (int i = 0; i < ids.size(); i++) {
                    address = address.replace("{" + (i + 1) + "}", ids.get(i));
                }
            } else {
                pictures++;
                if (drawn) {
                    compare(DOCS.resolve(parts.group("picture")),
                            api.get(address, "Accept", "image/svg+xml").text(""));
                }
            }
        }
        try (var files = Files.list(DOCS.resolve("gallery"))) {
            assertThat(files.count()).as("pictures that the page shows").isEqualTo(pictures);
        }
    }

    /** A request with a base is an experiment's. */
    private void run(String request) {
        if (!request.contains("\"base\"")) {
            ids.add(api.train(request).text("/id"));
            return;
        }
        var experiment = api.post("/api/v1/experiments", request);
        assertThat(experiment.status()).as(experiment.toString()).isEqualTo(202);
        while (!experiment.text("/state").equals("completed")) {
            experiment = api.get(experiment.text("/links/self"), "Prefer", "wait=60");
        }
        ids.add(experiment.text("/id"));
    }

    private String request(String template) {
        return api.get("/api/v1/experiments/templates").body().valueStream()
                .filter(one -> one.path("name").asString().equals(template)).map(one -> one.path("request"))
                .map(JsonNode::toString).findFirst().orElseThrow();
    }

    private static void compare(Path file, String drawn) throws IOException {
        assertThat(drawn).as(file.toString()).startsWith("<svg");
        if (Boolean.getBoolean("gallery.write")) {
            Files.writeString(file, drawn);
        }
        assertThat(Files.readString(file)).as(file.toString()).isEqualTo(drawn);
    }
}
