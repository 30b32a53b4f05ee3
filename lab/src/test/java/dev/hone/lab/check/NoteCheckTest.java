package dev.hone.lab.check;

import static dev.hone.lab.finding.Finding.Severity.ERROR;
import static dev.hone.lab.finding.Finding.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.lab.TinyCluster;
import dev.hone.lab.finding.Finding;
import dev.hone.lab.finding.Finding.Severity;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Checks of a note by itself")
class NoteCheckTest {
    private static final String MOLES = "notes/moles.md";

    @TempDir
    private Path folder;

    private TinyCluster cluster;

    @BeforeEach
    void aClusterWithoutAFinding() { // as ClusterCheckTest proves
        cluster = TinyCluster.in(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"How is it tested here", "Protokoll"})
    void aMissingSectionIsNamed(String misspelt) {
        String heading = misspelt.startsWith("How") ? "How it is tested here" : "Protocol";
        cluster.replace(MOLES, "## " + heading, "## " + misspelt);
        assertThat(cluster.findings()).contains(
                new Finding(ERROR, cluster.place(MOLES), "the section '## " + heading + "' is missing"),
                finding(ERROR, "## " + misspelt, "unknown section '" + misspelt + "'"));
    }

    @Test
    void nothingStandsBeforeTheFirstSection() {
        cluster.replace(MOLES, "---\n\n## What was", "---\nLost words.\n\n## What was");
        found(finding(ERROR, "Lost", "text before the first section is not shown: 'Lost words.'"));
    }

    @Test
    void anEmptySectionSaysWhatItNeeds() {
        String text = cluster.text(MOLES);
        cluster.put(MOLES, text.replaceFirst("(?s)(?<=fool you\n\n).*?(?=\n\n## )", "- **Night.** It comes."));
        assertThat(cluster.findings()).contains(
                finding(ERROR, "## What could fool you",
                        "the section 'What could fool you' has 3 words; at least 25"));
    }

    @Test
    void aSectionTwiceIsReportedWhereItComesAgain() {
        cluster.replace(MOLES, "## Protocol", "## Protocol\n\nNothing.\n\n## Protocol");
        int second = line("## Protocol") + 4;
        assertThat(cluster.findings()).contains(new Finding(
                ERROR, cluster.place(MOLES) + ":" + second, "the section 'Protocol' stands here again"));
    }

    @Test
    void sectionsStandInOrder() {
        cluster.replace(MOLES, "## How it works", "## X");
        cluster.replace(MOLES, "## What could fool you", "## How it works");
        cluster.replace(MOLES, "## X", "## What could fool you");
        found(new Finding(
                ERROR, cluster.place(MOLES),
                "the sections must stand in the order What was reported, How it works, What could fool you,"
                        + " How it is tested here, What would change the answer, Protocol"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Task.", "Arms.", "Controls.", "Measures.", "Decision rule.", "Scope."})
    void everyPartOfTheProtocolIsThere(String part) {
        cluster.replace(MOLES, "**" + part + "**", "It is:");
        found(finding(ERROR, "## Protocol", "the protocol says nothing under **" + part + "**"));
    }

    @Test
    void aPartOfTheProtocolMayBreakOverLines() {
        cluster.replace(MOLES, "**Decision rule.**", "**Decision\nrule.**");
        found();
    }

    @Test
    void aNumberInAParagraphHasASource() {
        cluster.replace(MOLES, "before night [@2401.00001].", "before night.");
        assertThat(cluster.findings()).contains(finding(
                ERROR, "Of 24 moles",
                "a number without a source: 'Of 24 moles, 12 came home before night. On the first day ...'"));
    }

    @Test
    void aNumberInAnItemHasASource() {
        cluster.replace(MOLES, "- nobody counted the rest.", "- nobody counted the other\n  15 moles.");
        found(finding(ERROR, "- nobody counted", "a number without a source: 'nobody counted the other 15 moles.'"));
    }

    @Test
    void aNumberBeforeAListHasASource() {
        cluster.replace(MOLES, "Later counts say:", "Of 30 moles later counts say:");
        found(finding(ERROR, "Of 30 moles", "a number without a source: 'Of 30 moles later counts say:'"));
    }

    @Test
    void aNumberInATableHasASource() {
        cluster.replace(MOLES, "Later counts say:",
                "| day | moles |\n| --- | --- |\n| Monday | 5 |\n\nLater counts say:");
        found(finding(ERROR, "| day", "a number without a source: 'day moles Monday 5'"));
        cluster.replace(MOLES, "| Monday | 5 |", "| Monday | 5 [@2401.00001] |");
        found();
    }

    @Test
    void numbersOfOtherSectionsNeedNone() {
        cluster.replace(MOLES, "**Scope.** One field", "**Scope.** 1 field");
        found();
    }

    @Test
    void aCitedPaperIsListed() {
        cluster.replace(MOLES, "papers: [\"2401.00001\", doe-2020-sleep]", "papers: [\"2401.00001\"]");
        found(finding(
                ERROR, "slept at noon", "cites [@doe-2020-sleep], which its front matter does not list under papers"));
    }

    @Test
    void aListedPaperIsCited() {
        cluster.replace(MOLES, "- 7 of 9 moles slept at noon [@doe-2020-sleep];", "- few slept;");
        found(finding(ERROR, "papers:", "lists the paper doe-2020-sleep and never cites it"));
    }

    @Test
    void aCitationInCodeIsNone() {
        cluster.replace(MOLES, "[@doe-2020-sleep]", "`[@doe-2020-sleep]`");
        assertThat(cluster.findings())
                .contains(finding(ERROR, "papers:", "lists the paper doe-2020-sleep and never cites it"));
    }

    @Test
    void aNoteIsNotRelatedToItself() {
        cluster.replace(MOLES, "note: bees", "note: moles");
        found(finding(ERROR, "- note: moles", "a note is not related to itself"));
    }

    @Test
    void aRelationStandsOnce() {
        cluster.replace(MOLES, "related:\n", """
                related:
                  - note: bees
                    type: limits
                    reason: What the moles do bounds what the bees can do.
                """);
        int second = line("- note: bees") + 3;
        found(new Finding(
                ERROR, cluster.place(MOLES) + ":" + second, "a second relation to 'bees'; one is enough"));
    }

    @Test
    void anArticleThatIsTooShortOnlyWarns() {
        cluster.put(MOLES, cluster.text(MOLES)
                .replaceAll("On the (first|second|third|fourth|fifth|sixth) day .* (white|black) hill .*\n", ""));
        found(new Finding(WARNING, cluster.place(MOLES), "537 words without the protocol; 600 to 900 read well"));
    }

    @Test
    void anArticleThatIsTooLongOnlyWarns() {
        cluster.replace(MOLES, "## What could fool you", "word ".repeat(300) + "ends.\n\n## What could fool you");
        found(new Finding(WARNING, cluster.place(MOLES), "994 words without the protocol; 600 to 900 read well"));
    }

    @Test
    void theProtocolMayBeLong() {
        cluster.replace(MOLES, "**Scope.** One field", "**Scope.** " + "One more field. ".repeat(300) + "One field");
        found();
    }

    @Test
    void anArticleThatIsHardToReadOnlyWarns() {
        cluster.put(MOLES,
                cluster.text(MOLES).replace("the moles went up", "interdisciplinary considerations invalidated"));
        assertThat(cluster.findings()).hasSize(1).allSatisfy(f -> {
            assertThat(f.severity()).isEqualTo(WARNING);
            assertThat(f.place()).isEqualTo(cluster.place(MOLES));
            assertThat(f.message()).matches("hard to read: Flesch reading ease -?\\d+, below 30");
        });
    }

    private void found(Finding... findings) {
        assertThat(cluster.findings()).containsExactly(findings);
    }

    private Finding finding(Severity severity, String line, String message) {
        return new Finding(severity, cluster.place(MOLES, line), message);
    }

    private int line(String text) {
        String place = cluster.place(MOLES, text);
        return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
    }
}
