package dev.hone.lab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.foundation.yaml.YamlText;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FieldsTest {
    private final Fields fields = Fields.of(YamlText.file("n.yaml", """
            id: bees
            order: 3
            others: true
            also: [a, b]
            related:
              - note: ants
              - note: wasps
            section: {a: 1}
            """));

    @Test
    void valuesComeByKey() {
        assertThat(fields.text("id")).isEqualTo("bees");
        assertThat(fields.integer("order")).isEqualTo(3);
        assertThat(fields.texts("also")).containsExactly("a", "b");
        assertThat(fields.mappings("related")).extracting(r -> r.text("note")).containsExactly("ants", "wasps");
        assertThat(fields.mappings("related").get(1).place()).isEqualTo("n.yaml:7");
        assertThat(fields.holds("others")).isTrue();
        assertThat(fields.holds("id")).isFalse();
    }

    @Test
    void whatIsMissingIsEmptyWhereItMayBe() {
        assertThat(fields.optionalText("venue")).isEmpty();
        assertThat(fields.texts("papers")).isEmpty();
        assertThat(fields.mappings("stops")).isEmpty();
        assertThat(fields.holds("venue")).isFalse();
    }

    @Test
    void whatIsMissingOrOfAnotherKindIsSaidWithItsPlace() {
        refused(() -> fields.text("titel"), "n.yaml:1: the key 'titel' is missing");
        refused(() -> fields.integer("id"), "n.yaml:1: 'id' must be a whole number, not 'bees'");
        refused(() -> fields.text("also"), "n.yaml:4: 'also' must be a text, not a list of 2");
        refused(() -> fields.texts("order"), "n.yaml:2: 'order' must be a list, not '3'");
        refused(() -> fields.texts("related"), "n.yaml:6: 'related' must be a text, not a section");
        refused(() -> fields.mappings("also"), "n.yaml:4: 'a' where keys and values are expected");
        refused(() -> fields.mappings("section"), "n.yaml:8: 'section' must be a list, not a section");
    }

    private static void refused(ThrowingCallable access, String message) {
        assertThatThrownBy(access).isInstanceOf(InputException.class).hasMessage(message);
    }
}
