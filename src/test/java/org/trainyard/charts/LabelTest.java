package org.trainyard.charts;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LabelTest {

    @Test
    void aTextThatFitsIsLeftAlone() {
        var label = Label.fit("Iris setosa", 12, 200);
        assertThat(label.shown()).isEqualTo("Iris setosa");
        assertThat(label.isShortened()).isFalse();
    }

    @Test
    void aTextThatDoesNotFitEndsWithAnEllipsisWithinItsRoom() {
        for (String text : List.of("W".repeat(100), "i".repeat(100), "数字".repeat(50), "ab ".repeat(33),
                "🙂".repeat(100))) {
            for (int room = 20; room < 300; room += 7) {
                var label = Label.fit(text, 12, room);
                assertThat(label.shown()).endsWith("…").doesNotContain(" …");
                assertThat(Label.width(label.shown(), 12)).isLessThanOrEqualTo(room);
                assertThat(label.full()).isEqualTo(text.strip());
            }
        }
    }

    @Test
    void itIsNeverCutBetweenALetterAndItsMarkNorInsideAJoinedPicture() {
        String family = "👩\u200D👩\u200D👧";
        for (int room = 15; room < 80; room++) {
            assertThat(Label.fit("e\u0301".repeat(20), 12, room).shown()).matches("(e\u0301)*…");
            assertThat(Label.fit(family.repeat(9), 12, room).shown()).matches("(" + family + ")*…");
        }
    }

    @Test
    void whatCannotBeSeenOrWouldConfuseIsTakenOut() {
        assertThat(Label.clean(" a\tb\r\n c\u2028d ")).isEqualTo("a b c d");
        assertThat(Label.clean("a\u0000b\u001Bc\uD800d\uFFFEe\u0085")).isEqualTo("a�b�c�d�e�");
        assertThat(Label.clean("a\u202Egnp.exe\u200F\uFEFF")).isEqualTo("agnp.exe");
        assertThat(Label.clean("Z" + "\u0300".repeat(90))).hasSize(4);
        assertThat(Label.clean("\u200D")).isEqualTo("\u200D");
    }
}
