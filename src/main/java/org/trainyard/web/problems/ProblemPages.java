package org.trainyard.web.problems;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/** A page for every type of problem: where the {@code type} of an answer leads. */
@RestController
@Hidden
class ProblemPages {

    @GetMapping(path = "/problems", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String all() {
        return page("Problems", Arrays.stream(ProblemType.values())
                .map(type -> "<li><a href=\"%s\">%s</a> – %d, %s</li>".formatted(type.path(), type.slug(),
                        type.status(),
                        HtmlUtils.htmlEscape(type.title())))
                .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>")));
    }

    @GetMapping(path = "/problems/{slug}", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String one(@PathVariable String slug) {
        var type = ProblemType.ofSlug(slug).orElseThrow(
                () -> new Problem(ProblemType.NOT_FOUND, "There is no type of problem with this name."));
        return page(type.title(), """
                <p><code>%s</code>, status %d</p>
                <p>%s</p>
                <p><a href="/problems">All problems</a></p>""".formatted(type.slug(), type.status(),
                HtmlUtils.htmlEscape(type.explanation())));
    }

    private static String page(String title, String content) {
        var escaped = HtmlUtils.htmlEscape(title);
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%s – Trainyard</title>
                <h1>%s</h1>
                %s
                </html>
                """.formatted(escaped, escaped, content);
    }
}
