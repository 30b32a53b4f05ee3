package dev.hone.app.atlas.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.atlas.SmallLibrary;
import dev.hone.app.atlas.site.AtlasSite;
import dev.hone.app.atlas.site.Resource;
import dev.hone.app.atlas.site.SiteExport;
import dev.hone.app.atlas.site.Sources;
import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.protocol.Profile;
import dev.hone.lab.verdict.Decision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundInArticlesTest {
    private static final String ID = "negative-only-reinforcement";

    @TempDir
    private static Path temp;

    private static Evidence evidence;
    private static AtlasSite site;

    @BeforeAll
    static void writeEvidence() {
        evidence = PretendedEvidence.of(ID).write(Profile.QUICK, temp.resolve("work"), temp.resolve("home/evidence"));
        var sources = new Sources(Optional.empty(), Optional.of(temp.resolve("home")), Optional.empty(),
                Sources.Host.EXPORT, 1);
        site = new AtlasSite(SmallLibrary.of(ID, "one-example-rlvr", "ants"), "1", sources);
    }

    private static String page(String path) {
        return text(site.find(path).orElseThrow());
    }

    private static String text(Resource resource) {
        return new String(resource.content(), StandardCharsets.UTF_8);
    }

    private static String plain(String html) {
        return html.replaceAll("<[^>]*>", " ").replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
                .replace("&#39;", "'").replace("\u00a0", " ");
    }

    @Test
    void anArticleSaysEachVerdictWithItsReasonAndFigure() {
        String html = page("notes/" + ID + ".html");
        assertThat(evidence.claims()).as("the precondition").hasSizeGreaterThan(1);
        for (Decision d : evidence.claims()) {
            String claim = html.substring(html.indexOf("id=\"claim-" + d.claim() + "\""));
            claim = claim.substring(0, claim.indexOf("</li>"));
            assertThat(plain(claim)).contains(d.text(), d.reason());
            assertThat(claim).contains("data-verdict=\"" + d.verdict().spelt() + "\"", "<svg ");
        }
        assertThat(html).contains("<code>hone ask " + ID + "</code>", "about ", evidence.provenance().processor());
    }

    @Test
    void figuresOfAPageHaveIdsOfTheirOwnAndNoStyleSheet() {
        String html = page("notes/" + ID + ".html");
        List<String> ids = Pattern.compile("\\bid=\"([^\"]*)\"").matcher(html).results().map(r -> r.group(1)).toList();
        assertThat(ids).as("the precondition").anyMatch(i -> i.startsWith("figure-claim-"));
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(html).doesNotContain("<style");
    }

    @Test
    void theEndHasTheWholeRecord() {
        String html = page("notes/" + ID + ".html");
        String record = html.substring(html.indexOf("<section class=\"evidence\""));
        assertThat(evidence.measures().keySet()).allSatisfy(arm -> assertThat(record).contains(">" + arm + "</th>"));
        assertThat(record).contains("1,200", evidence.provenance().commit(), evidence.results(),
                "../evidence/" + ID + "/" + evidence.fileName() + ".json", "No other evidence");
        evidence.gates().forEach(g -> assertThat(plain(record)).contains(g.meaning()));
    }

    @Test
    void withoutEvidenceThePageSaysSo() {
        assertThat(page("notes/one-example-rlvr.html"))
                .contains("hone ask one-example-rlvr", "no verdict of it here yet")
                .doesNotContain("id=\"evidence\"", "class=\"claim\"");
        assertThat(page("notes/ants.html")).contains("No experiment yet").doesNotContain("hone ask");
    }

    @Test
    void nothingCanBeRunFromAnExport() {
        assertThat(page("notes/" + ID + ".html")).doesNotContain("run-here");
    }

    @Test
    void aServerOffersProfilesWithTheTimeThatWasMeasured() {
        var sources = new Sources(Optional.empty(), Optional.of(temp.resolve("home")), Optional.empty(),
                Sources.Host.SERVER, 1);
        var served = new AtlasSite(SmallLibrary.of(ID), "1", sources);
        int trials = evidence.seeds().size() * evidence.measures().size();
        assertThat(plain(text(served.find("notes/" + ID + ".html").orElseThrow()))).containsPattern(
                "quick *: " + trials + " trials, about \\d+ \\w+ here");
    }

    @Test
    void aGuessOfOneArmsValueIsToldFromADifference() {
        assertThat(page("notes/" + ID + ".html")).contains("data-kind=\"difference\"")
                .doesNotContain("data-kind=\"value\"");
        String id = "reasoning-reward-models";
        PretendedEvidence.of(id).write(Profile.QUICK, temp.resolve("work"), temp.resolve("other/evidence"));
        var sources = new Sources(Optional.empty(), Optional.of(temp.resolve("other")), Optional.empty(),
                Sources.Host.EXPORT, 1);
        String html = text(new AtlasSite(SmallLibrary.of(id), "1", sources).find("notes/" + id + ".html")
                .orElseThrow());
        String guess = html.substring(0, html.indexOf("data-contrast=\"length and difficulty of think\""));
        assertThat(guess.substring(guess.lastIndexOf("<form"))).contains("data-kind=\"value\"");
    }

    @Test
    void listsSayWhichQuestionsHaveVerdicts() {
        for (String list : List.of("index.html", "list.html")) {
            assertThat(page(list)).contains("tested here: " + evidence.claims().size() + " verdicts",
                    "can be run, no verdict yet", "no experiment yet", "<b>1</b> with an experiment run");
        }
    }

    @Test
    void theExportHasTheFilesToo() throws IOException {
        SiteExport.write(site, temp.resolve("export"));
        Path folder = temp.resolve("export/evidence").resolve(ID);
        assertThat(folder.resolve(evidence.fileName() + ".json")).hasSameTextualContentAs(
                temp.resolve("home/evidence").resolve(ID).resolve(evidence.fileName() + ".json"));
        assertThat(Files.readString(folder.resolve(evidence.fileName() + ".csv"))).startsWith("seed,problem");
        assertThat(site.find("evidence/" + ID + "/../" + ID + "/x.json")).isEmpty();
        assertThat(site.find("evidence/ants/quick-0.json")).isEmpty();
    }
}
