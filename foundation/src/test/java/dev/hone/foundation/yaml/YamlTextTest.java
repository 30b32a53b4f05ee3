package dev.hone.foundation.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.foundation.yaml.YamlNode.Items;
import dev.hone.foundation.yaml.YamlNode.Mapping;
import dev.hone.foundation.yaml.YamlNode.Quoting;
import dev.hone.foundation.yaml.YamlNode.Scalar;
import org.junit.jupiter.api.Test;

class YamlTextTest {
    private static final String NESTED = """
            id: bees
            papers: ["2401.00001", other]
            related:
              - note: ants
                reason: >-
                  Both live
                  together.
            """;

    @Test
    void everyValueKnowsItsLine() {
        var root = (Mapping) YamlText.file("n.yaml", NESTED);
        assertThat(root.place()).isEqualTo("n.yaml:1");
        assertThat(root.entries().keySet()).containsExactly("id", "papers", "related");
        assertThat(root.entries().get("id").value()).isEqualTo(new Scalar("bees", Quoting.PLAIN, "n.yaml:1"));
        assertThat(((Items) root.entries().get("papers").value()).values()).containsExactly(
                new Scalar("2401.00001", Quoting.QUOTED, "n.yaml:2"), new Scalar("other", Quoting.PLAIN, "n.yaml:2"));
        assertThat(root.entries().get("related").place()).isEqualTo("n.yaml:3");
        var relation = (Mapping) ((Items) root.entries().get("related").value()).values().getFirst();
        assertThat(relation.place()).isEqualTo("n.yaml:4");
        assertThat(relation.entries().get("reason").place()).isEqualTo("n.yaml:5");
        assertThat(((Scalar) relation.entries().get("reason").value()).text()).isEqualTo("Both live together.");
    }

    @Test
    void aPartOfAFileCountsTheFilesLines() {
        var root = (Mapping) YamlText.part("n.md", "a: 1\nb: 2", 7);
        assertThat(root.entries().get("a").place()).isEqualTo("n.md:7");
        assertThat(root.entries().get("b").value().place()).isEqualTo("n.md:8");
    }

    @Test
    void anOverrideIsItsOwnPlace() {
        assertThat(YamlText.value("steps=5", "5")).isEqualTo(new Scalar("5", Quoting.PLAIN, "steps=5"));
    }

    @Test
    void whatIsFoundIsSaidInWords() {
        var root = (Mapping) YamlText.file("n.yaml", "text: x\nnothing:\nempty: ''\nlist: [1, 2]\nsection: {a: 1}");
        assertThat(root.entries().values().stream().map(e -> e.value().found()))
                .containsExactly("'x'", "nothing", "''", "a list of 2", "a section");
    }

    @Test
    void whatIsNotPlainYamlIsRefusedWithItsLine() {
        refused("a: 1\nb: [1, 2\nc: 3", "n.yaml:3: not YAML: ");
        refused("a: 1\nb: 2\na: 3", "n.yaml:3: the key 'a' stands here a second time");
        refused("a: &x 1\nb: *x", "n.yaml:1: anchors, aliases and tags are not allowed");
        refused("a: 1\nb: !!str 2", "n.yaml:2: anchors, aliases and tags are not allowed");
        refused("a: 1\n[1, 2]: 3", "n.yaml:2: a key must be a word");
        refused("a: 1\n---\nb: 2", "n.yaml: more than one document; only one is allowed");
        refused("", "n.yaml: it is empty");
        refused("# nothing but a comment\n", "n.yaml: it is empty");
    }

    @Test
    void sizeAndDepthHaveBounds() {
        assertThat(YamlText.file("n.yaml", "[".repeat(12) + "]".repeat(12))).isInstanceOf(Items.class);
        refused("[".repeat(14) + "]".repeat(14), "n.yaml:1: nested deeper than 12 levels");
        assertThat(YamlText.file("n.yaml", "a: " + "x".repeat((1 << 16) - 3))).isInstanceOf(Mapping.class);
        refused("a: " + "x".repeat((1 << 16) - 2), "n.yaml: 65537 characters; allowed are at most 65536");
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> YamlText.file("n.yaml", text))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(message);
    }
}
