package dev.hone.lab.check;

import static dev.hone.lab.finding.Finding.Severity.ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.lab.TinyCluster;
import dev.hone.lab.finding.Finding;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Checks of front matter")
class FrontMatterCheckTest {
    private static final String MOLES = "notes/moles.md";
    private static final String SLEEP = "papers/doe-2020-sleep.yaml";

    @TempDir
    private Path folder;

    private TinyCluster cluster;

    @BeforeEach
    void aClusterWithoutAFinding() { // as ClusterCheckTest proves
        cluster = TinyCluster.in(folder);
    }

    @Test
    void anUnknownKeyGetsTheNearest() {
        cluster.replace(MOLES, "certainty: single", "also: []\nordr: 7\ncertainty: single");
        found("ordr: 7", "unknown key 'ordr'; did you mean 'order'?");
    }

    @Test
    void anUnknownKeyOfARelationGetsTheNearest() {
        cluster.replace(MOLES, "    type: supports", "    type: supports\n    typ: limits");
        found("typ: limits", "unknown key 'typ'; did you mean 'type'?");
    }

    @Test
    void aMissingKeyIsNamed() {
        cluster.replace(MOLES, "certainty: single-report\n", "");
        found("id: moles", "the key 'certainty' is missing");
    }

    @Test
    void aMissingKeyOfARelationIsNamed() {
        cluster.replace(MOLES, "    type: supports\n", "");
        found("- note: bees", "the key 'type' is missing");
    }

    @Test
    void aTitleIsAQuestion() {
        cluster.replace(MOLES, "night?\nquestion", "night\nquestion");
        found("title:", "'title' must be a question: end with '?'");
    }

    @Test
    void aTitleIsShort() {
        cluster.replace(MOLES, "title: Do", "title: " + "Do ".repeat(12) + "do");
        found("title:", "'title' must be at most 70 characters long");
    }

    @Test
    void anUnknownCertaintyGetsTheNearest() {
        cluster.replace(MOLES, "single-report", "singel-report");
        found("certainty:", "'certainty' is 'singel-report'; did you mean 'single-report'?");
    }

    @Test
    void anUnknownTypeOfARelationIsRefusedWithThoseThatThereAre() {
        cluster.replace(MOLES, "type: supports", "type: mentions");
        found("type:", "'related.0.type' is 'mentions';"
                + " allowed: builds on, contradicts, explains, limits, same mechanism, supports");
    }

    @Test
    void anOrderIsANumber() {
        cluster.replace(MOLES, "order: 6", "order: last");
        found("order:", "'order' string found, integer expected");
    }

    @Test
    void aNoteHasSources() {
        cluster.replace(MOLES, "papers: [\"2401.00001\", doe-2020-sleep]", "papers: []");
        assertThat(cluster.findings())
                .contains(error("papers:", "'papers' must have at least 1 items but found 0"));
    }

    @Test
    void anIdIsMadeOfWordsAndHyphens() {
        cluster.replace(MOLES, "topic: habits", "topic: Habits of");
        assertThat(cluster.findings())
                .contains(error("topic:", "'topic' must match ^[a-z0-9]+(-[a-z0-9]+)*$"));
    }

    @Test
    void anIdIsTheFilesName() {
        cluster.replace(MOLES, "id: moles", "id: voles");
        found("id: voles", "the id is 'voles', but the file's name says 'moles'");
    }

    @Test
    void aReasonIsASentence() {
        cluster.replace(MOLES, "what the bees do there.", "what the bees do there");
        found("reason:", "'related.0.reason' must be a sentence: end with '.'");
    }

    @Test
    void aTrailHasFiveToEightStops() {
        cluster.replace("trails/walk.md", """
                  - note: ants
                    why: The ants come here because they are on the way.
                """, "");
        assertThat(cluster.findings()).containsExactly(new Finding(
                ERROR, cluster.place("trails/walk.md", "stops:"), "'stops' must have at least 5 items but found 4"));
    }

    @Test
    void aThreadHasTwoSides() {
        String text = cluster.text("threads/who-comes-home.md");
        cluster.put("threads/who-comes-home.md",
                text.replaceFirst("(?s)  - name: Few do.*?---", "---"));
        assertThat(cluster.findings()).containsExactly(new Finding(
                ERROR, cluster.place("threads/who-comes-home.md", "sides:"),
                "'sides' must have at least 2 items but found 1"));
    }

    @Test
    void aPaperIsHeldAgainstItsSchemaToo() {
        cluster.replace(SLEEP, "reading: secondary", "reading: secondary\nreeding: checked\nurl: ftp://x.org");
        assertThat(cluster.findings()).containsExactlyInAnyOrder(
                new Finding(ERROR, cluster.place(SLEEP, "reeding:"), "unknown key 'reeding'; did you mean 'reading'?"),
                new Finding(ERROR, cluster.place(SLEEP, "url:"), "'url' must match ^https?://"));
    }

    @Test
    void aNumberWithoutQuotesIsNoText() {
        cluster.replace(MOLES, "papers: [\"2401.00001\",", "papers: [2401.00001,");
        found("papers:", "'papers.0' number found, string expected");
    }

    @Test
    void topicsTermsAndTheClusterItselfHaveSchemasToo() {
        cluster.replace("topics/habits.md", "title: Habits", "titel: Habits");
        cluster.replace("glossary/wing.md", "term: Wing", "term: Wing\nsea: [ants]");
        cluster.replace("cluster.md", "walk could answer.", "walk could answer");
        assertThat(cluster.findings()).contains(
                new Finding(
                        ERROR, cluster.place("topics/habits.md", "titel:"),
                        "unknown key 'titel'; did you mean 'title'?"),
                new Finding(ERROR, cluster.place("topics/habits.md", "id:"), "the key 'title' is missing"),
                new Finding(
                        ERROR, cluster.place("glossary/wing.md", "sea:"), "unknown key 'sea'; did you mean 'see'?"),
                new Finding(
                        ERROR, cluster.place("cluster.md", "summary:"), "'summary' must be a sentence: end with '.'"));
    }

    private void found(String line, String message) {
        assertThat(cluster.findings()).containsExactly(error(line, message));
    }

    private Finding error(String line, String message) {
        return new Finding(ERROR, cluster.place(MOLES, line), message);
    }
}
