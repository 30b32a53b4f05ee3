package dev.hone.lab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.foundation.yaml.YamlNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownFileTest {
    @Test
    void frontMatterAndBodyAreTakenApart() {
        MarkdownFile file = MarkdownFile.of("n.md", """
                ---
                id: bees
                order: 3
                ---

                First line.

                ---
                """);
        var front = (YamlNode.Mapping) file.front();
        assertThat(front.entries().get("id").place()).isEqualTo("n.md:2");
        assertThat(front.entries().get("order").value().place()).isEqualTo("n.md:3");
        assertThat(file.bodyLine()).isEqualTo(5);
        assertThat(file.body()).isEqualTo("\nFirst line.\n\n---");
    }

    @Test
    void lineEndsOfOtherSystemsAreLineEnds() {
        MarkdownFile file = MarkdownFile.of("n.md", "---\r\nid: bees\r\n---\r\n## Nest\r\nText\r\n");
        assertThat(Fields.of(file.front()).text("id")).isEqualTo("bees");
        assertThat(file.sections()).containsExactly(new Section("Nest", "Text", 5));
    }

    @Test
    void frontMatterMustBeginInTheFirstLineAndEnd() {
        refused("", "n.md:1: begins without front matter; its first line must be '---'");
        refused("# A title\n---\nid: bees\n---\n", "n.md:1: begins without front matter; its first line must be '---'");
        refused("---\nid: bees\n", "n.md:1: the front matter has no end; a line '---' must follow it");
    }

    @Test
    void frontMatterMustBeYaml() {
        refused("---\nid: bees\nid: ants\n---\n", "n.md:3: the key 'id' stands here a second time");
        refused("---\nid: bees\ntitle: What: why\n---\n", "n.md:3: not YAML: ");
        refused("---\n---\nText\n", "n.md: it is empty");
    }

    @Test
    void sectionsAreWhatStandsBelowSecondLevelHeadings() {
        List<Section> sections = body("""
                Before the first.

                ## Nest

                One.
                ### Deeper
                Two.

                ##NoHeading
                ## Flight
                ## Food
                Three.""").sections();
        assertThat(sections).containsExactly(
                new Section("Nest", "\nOne.\n### Deeper\nTwo.\n\n##NoHeading", 7),
                new Section("Flight", "", 14),
                new Section("Food", "Three.", 15));
    }

    @Test
    void thePreambleIsWhatStandsBeforeThem() {
        assertThat(body("\nBefore.\n\n## Nest\nText.").preamble()).isEqualTo("Before.");
        assertThat(body("\n## Nest\nText.").preamble()).isEmpty();
        assertThat(body("Only text.\n").preamble()).isEqualTo("Only text.");
    }

    @Test
    void headingsInsideFencedCodeDoNotCount() {
        List<Section> sections = body("""
                ## Nest
                ```
                ## not a heading
                ```
                ## Food
                Text.""").sections();
        assertThat(sections).extracting(Section::heading).containsExactly("Nest", "Food");
        assertThat(sections.getFirst().text()).isEqualTo("```\n## not a heading\n```");
        assertThat(body("## Nest\n~~~\n```\n## not a heading\n~~~\n## Food").sections())
                .extracting(Section::heading).containsExactly("Nest", "Food");
    }

    @Test
    void aTextWithoutHeadingsHasNoSections() {
        assertThat(body("Only text.").sections()).isEmpty();
        assertThat(body("").sections()).isEmpty();
    }

    /// A file whose body begins in line 4.
    private static MarkdownFile body(String text) {
        return MarkdownFile.of("n.md", "---\nid: bees\n---\n" + text);
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> MarkdownFile.of("n.md", text))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(message);
    }
}
