package dev.hone.lab.check;

import static dev.hone.lab.finding.Finding.Severity.ERROR;
import static dev.hone.lab.finding.Finding.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.lab.TinyCluster;
import dev.hone.lab.finding.Finding;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Checks of notes, papers, threads, trails and terms against each other")
class LibraryCheckTest {
    private static final String MOLES = "notes/moles.md";
    private static final String THREAD = "threads/who-comes-home.md";
    private static final String TRAIL = "trails/walk.md";
    private static final String WING = "glossary/wing.md";

    @TempDir
    private Path folder;

    private TinyCluster cluster;

    @BeforeEach
    void aClusterWithoutAFinding() { // as ClusterCheckTest proves
        cluster = TinyCluster.in(folder);
    }

    @Test
    void topicsExist() {
        cluster.replace(MOLES, "topic: habits", "topic: habit\nalso: [food]");
        found(error(MOLES, "topic:", "there is no topic 'habit'; did you mean 'habits'?"),
                error(MOLES, "also:", "there is no topic 'food'"));
    }

    @Test
    void aPlaceInATopicIsTakenOnce() {
        cluster.replace(MOLES, "order: 6", "order: 2");
        found(error(MOLES, "order:", "order 2 of topic 'habits' is taken by " + cluster.place("notes/bees.md")));
    }

    @Test
    void relatedNotesExist() {
        cluster.replace(MOLES, "note: bees", "note: bee");
        found(error(MOLES, "- note: bee", "there is no note 'bee'; did you mean 'bees'?"));
    }

    @Test
    void linkedNotesExist() {
        cluster.replace(MOLES, "So do [[bees]]. ", "So do\n[[beees|the others]]. ");
        found(error(MOLES, "[[beees", "there is no note 'beees'; did you mean 'bees'?"));
    }

    @Test
    void linksAreCheckedInEveryText() {
        cluster.replace("cluster.md", "What these notes", "What [[nothing]] notes");
        cluster.replace("topics/habits.md", "Days in", "[[nothing]] in");
        cluster.replace(THREAD, "One looked", "[[nothing]] looked");
        cluster.replace(TRAIL, "Take good", "Take\n[[nothing]] good");
        cluster.replace(WING, "What birds", "What [[nothing]]");
        assertThat(cluster.findings()).containsExactlyInAnyOrder(
                error("cluster.md", "[[", "there is no note 'nothing'"),
                error("topics/habits.md", "[[", "there is no note 'nothing'"),
                error(THREAD, "[[", "there is no note 'nothing'"),
                error(TRAIL, "[[", "there is no note 'nothing'"),
                error(WING, "[[", "there is no note 'nothing'"));
    }

    @Test
    void papersExist() {
        cluster.put(MOLES, cluster.text(MOLES).replace("2401.00001", "2401.00011"));
        found(error(MOLES, "papers:", "there is no paper '2401.00011'; did you mean '2401.00001'?"),
                error(MOLES, "[@2401", "there is no paper '2401.00011'; did you mean '2401.00001'?"));
    }

    @Test
    void aPaperThatNobodyUsesOnlyWarns() {
        String paper = "papers/roe-2021-wings.yaml";
        cluster.put(paper, cluster.text("papers/doe-2020-sleep.yaml").replace("doe-2020-sleep", "roe-2021-wings"));
        found(new Finding(WARNING, cluster.place(paper, "id:"), "no note and no thread uses this paper"));
    }

    @Test
    void aPaperThatOnlyAThreadCitesIsUsed() {
        String paper = "papers/roe-2021-wings.yaml";
        cluster.put(paper, cluster.text("papers/doe-2020-sleep.yaml").replace("doe-2020-sleep", "roe-2021-wings"));
        cluster.replace(THREAD, "at noon [@2401.00001].", "at noon [@2401.00001; @roe-2021-wings].");
        found();
    }

    @Test
    void aClaimRestsOnAPaperOfItsNote() {
        cluster.replace("notes/bees.md", "papers: [\"2401.00001\", doe-2020-sleep]", "papers: [\"2401.00001\"]");
        cluster.replace("notes/bees.md", "- 7 of 9 bees slept at noon [@doe-2020-sleep];", "- few slept;");
        found(error(THREAD, "- note: bees", "the note 'bees' does not rest on paper doe-2020-sleep"));
    }

    @Test
    void aClaimIsOfANoteAndOfPapersThatExist() {
        cluster.replace(THREAD, "note: bees", "note: beees");
        cluster.replace(THREAD, "papers: [doe-2020-sleep]", "papers: [doe-2020-sleeep]");
        found(error(THREAD, "- note: beees", "there is no note 'beees'; did you mean 'bees'?"),
                error(THREAD, "- note: beees", "there is no paper 'doe-2020-sleeep'; did you mean 'doe-2020-sleep'?"));
    }

    @Test
    void onlyNotesAndThreadsCite() {
        cluster.replace("cluster.md", "What these notes", "What [@2401.00001] notes");
        cluster.replace("topics/habits.md", "Days in", "[@2401.00001] in");
        cluster.replace(TRAIL, "Take good", "Take\n[@2401.00001] good");
        cluster.replace(WING, "What birds", "What [@2401.00001]");
        String message = "cites [@2401.00001], but only notes and threads have a list of sources";
        assertThat(cluster.findings()).containsExactlyInAnyOrder(
                error("cluster.md", "[@", message), error("topics/habits.md", "[@", message),
                error(TRAIL, "[@", message), error(WING, "[@", message));
    }

    @Test
    void aThreadIsMadeOfSections() {
        cluster.replace(THREAD, "## What they", "Lost words.\n\n## What they");
        String place = cluster.place(THREAD, "Lost words").replaceAll(".*:", "");
        found(new Finding(
                ERROR, cluster.place(THREAD) + ":" + (Integer.parseInt(place) - 1),
                "text before the first section is not shown: 'Lost words.'"));
    }

    @Test
    void aTrailStopsAtANoteOnce() {
        cluster.replace(TRAIL, "- note: deer", "- note: bees");
        String place = cluster.place(TRAIL, "The deer come").replaceAll(".*:", "");
        found(new Finding(
                ERROR, cluster.place(TRAIL) + ":" + (Integer.parseInt(place) - 1),
                "the trail stops at 'bees' twice"));
    }

    @Test
    void aTrailStopsAtNotesThatExist() {
        cluster.replace(TRAIL, "- note: deer", "- note: deers");
        found(error(TRAIL, "- note: deers", "there is no note 'deers'; did you mean 'deer'?"));
    }

    @Test
    void aSpellingIsOfOneTerm() {
        cluster.replace(WING, "term: Wing", "term: Wing\nalso: [NESTS]");
        found(error(WING, "also:", "'NESTS' stands for 'nest' already"));
        cluster.replace(WING, "term: Wing\nalso: [NESTS]", "term: nest");
        found(error(WING, "term:", "'nest' stands for 'nest' already"));
    }

    @Test
    void aTermShowsNotesThatExist() {
        cluster.replace("glossary/nest.md", "see: [ants]", "see: [antz]");
        found(error("glossary/nest.md", "see:", "there is no note 'antz'; did you mean 'ants'?"));
    }

    @Test
    void aFormulaCloses() {
        cluster.replace(MOLES, "and $b$ stay", "and\n$b stay");
        found(error(MOLES, "$b stay", "a formula does not close: '$' without its partner"
                + " (no line of it may be empty or begin a list)"));
    }

    @Test
    void aDollarThatIsEscapedIsNoFormula() {
        cluster.replace(MOLES, "and $b$ stay", "and \\$5 stay");
        found();
    }

    @Test
    void aSentenceStandsInOneFile() {
        cluster.replace(MOLES, "On the third day the moles went up the white hill for food.",
                "On the third day the ants went up the\nwhite hill for food.");
        found(new Finding(
                ERROR, cluster.place(MOLES, "On the first day the moles went up the white"),
                "this sentence stands in "
                        + cluster.place("notes/ants.md", "On the first day the ants went up the white")
                        + " too: 'On the third day the ants went up the white hill for food.'"));
    }

    @Test
    void sentencesOfTheFrontMatterCountToo() {
        cluster.replace(MOLES, "The moles do here what the bees do there.", "The ants do here what the bees do there.");
        found(error(MOLES, "- note: bees", "this sentence stands in " + cluster.place("notes/ants.md", "- note: bees")
                + " too: 'The ants do here what the bees do there.'"));
    }

    @Test
    void aShortSentenceMayStandTwice() {
        cluster.replace(MOLES, "Another field without any moles.", "Another field without any ants.");
        found();
    }

    private void found(Finding... findings) {
        assertThat(cluster.findings()).containsExactly(findings);
    }

    private Finding error(String file, String line, String message) {
        return new Finding(ERROR, cluster.place(file, line), message);
    }
}
