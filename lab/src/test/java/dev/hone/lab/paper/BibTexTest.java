package dev.hone.lab.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.lab.cluster.ClusterReader;
import dev.hone.lab.cluster.ClusterSource;
import dev.hone.lab.finding.Findings;
import java.util.List;
import org.junit.jupiter.api.Test;

class BibTexTest {
    @Test
    void anEntryHasAllThatIsKnown() {
        assertThat(BibTex.of(Papers.published("2401.00001", "ICML 2024, R&D track"))).isEqualTo("""
                @misc{doe2024arxiv-2401.00001,
                  title = {{On arXiv \\& off}},
                  author = {Jane Doe and Richard Roe and others},
                  year = {2024},
                  eprint = {2401.00001},
                  archivePrefix = {arXiv},
                  note = {ICML 2024, R\\&D track},
                  url = {https://arxiv.org/abs/2401.00001}
                }
                """);
    }

    @Test
    void whatLatexWouldReadAsACommandIsEscaped() {
        assertThat(BibTex.of(Papers.titled("50 % of $5 & #1 in x_1"))).contains("{{50 \\% of \\$5 \\& \\#1 in x\\_1}}");
    }

    @Test
    void entriesAreSetApartByAnEmptyLine() {
        String both = BibTex.of(List.of(Papers.by("Jane Doe"), Papers.by("Richard Roe")));
        assertThat(both.split("\n\n")).hasSize(2).allMatch(e -> e.startsWith("@misc{"));
    }

    @Test
    void theKeyOfAnArxivPaperSaysWhatItNames() {
        assertThat(BibTex.key(Papers.on("2401.00001", "Do it: Théories of learning", "Jane Doe")))
                .isEqualTo("doe2024theories-2401.00001");
        assertThat(BibTex.key(Papers.on("2401.00001", "Sleep", "Aaron van den Oord")))
                .isEqualTo("vandenoord2024sleep-2401.00001");
        assertThat(BibTex.key(Papers.on("2401.00001", "Sleep", "Zoë Ångström")))
                .isEqualTo("angstrom2024sleep-2401.00001");
        assertThat(BibTex.key(Papers.on("2401.00001", "Sleep"))).isEqualTo("anonymous2024sleep-2401.00001");
    }

    @Test
    void theKeyOfAnotherPaperIsItsId() {
        assertThat(BibTex.key(Papers.by("Jane Doe"))).isEqualTo("doe-2025-title");
    }

    @Test
    void papersOfOneYearAndAuthorThatBeginAlikeHaveKeysOfTheirOwn() {
        assertThat(BibTex.key(Papers.on("2401.00001", "Beyond sleep", "Jane Doe")))
                .isNotEqualTo(BibTex.key(Papers.on("2401.00002", "Beyond food", "Jane Doe")));
    }

    @Test
    void noTwoShippedPapersShareAKey() {
        List<Paper> papers = ClusterReader.read(new ClusterSource.Shipped(), new Findings()).papers();
        assertThat(papers).isNotEmpty();
        assertThat(papers.stream().map(BibTex::key)).doesNotHaveDuplicates();
    }
}
