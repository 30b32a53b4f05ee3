package dev.hone.app.atlas.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.app.Invocation;
import dev.hone.app.atlas.LiveSources;
import dev.hone.app.atlas.SmallLibrary;
import dev.hone.app.atlas.site.AtlasSite;
import dev.hone.app.atlas.site.SiteExport;
import dev.hone.app.atlas.site.Sources.Host;
import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Runs in the atlas")
class RunsPartTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path temp;

    private static LiveSources live;
    private static AtlasSite site;

    @BeforeAll
    static void train() throws IOException {
        live = LiveSources.train(temp);
        site = new AtlasSite(SmallLibrary.of("ants"), "1.2.3", live.of(Host.SERVER, 12));
    }

    @Test
    void theListNamesAllRunsAndWhereTheyStand() {
        assertThat(text("runs/index.html")).contains("rl/index.html", "half%20way/index.html", "finished", "stopped")
                .contains("4<span class=\"status\"> of 4</span>");
        assertThat(text("runs/")).isEqualTo(text("runs/index.html"));
    }

    @Test
    void aRunThatCannotBeReadIsNamedWithTheReason() throws IOException {
        Path broken = Files.createDirectories(live.run("broken"));
        Files.writeString(broken.resolve("recipe.yaml"), "steps: many\n");
        try {
            assertThat(text("runs/index.html")).contains("broken", "cannot be read:").doesNotContain("broken/index");
            assertThat(site.paths()).noneMatch(p -> p.contains("broken"));
            assertThat(json("runs/runs.json").get("runs")).hasSize(2);
        } finally {
            Files.delete(broken.resolve("recipe.yaml"));
            Files.delete(broken);
        }
    }

    @Test
    void aRunHasItsNumbersFlagsRecipeAndManifest() {
        assertThat(text("runs/rl/index.html")).contains("Held-out accuracy", "grad_norm", "None was raised.",
                "learning-rate:", "Made with", "Where the time went", "12 groups of rollouts", "data-follow=\"no\"");
        assertThat(text("runs/half way/index.html")).contains(">half way</h1>");
    }

    @Test
    void theCurvesAreThoseOfTheCommandLine() {
        JsonNode shown = Invocation.of("runs", "show", live.run("rl"), "--json").succeeds().json().getFirst();
        JsonNode curves = json("runs/rl/curves.json");
        assertThat(curves.get("curves")).isEqualTo(shown.get("metrics")).isNotEmpty();
        assertThat(curves.get("raised")).isEqualTo(shown.get("raised"));
        assertThat(curves.get("run").stringValue()).as("no path").isEqualTo("rl");
    }

    @Test
    void runsAreComparedByTheKeysOfTheirRecipes() {
        JsonNode run = StreamSupport.stream(json("runs/runs.json").get("runs").spliterator(), false)
                .filter(r -> r.get("run").stringValue().equals("rl")).findFirst().orElseThrow();
        assertThat(run.get("recipe").get("optimizer.learning-rate").stringValue()).isEqualTo("0.001");
        assertThat(run.get("recipe").get("sampling.group").stringValue()).isEqualTo("2");
        assertThat(run.get("accuracy").isNumber()).isTrue();
    }

    @Test
    void rolloutsAreThoseOfTheCommandLine() {
        List<JsonNode> printed =
                Invocation.of("rollouts", live.run("rl"), "--step", 3, "--json", "--limit", 99).succeeds().json();
        assertThat(json("runs/rl/rollouts/step-3.json").get("rollouts")).hasSize(6)
                .containsExactlyElementsOf(printed);
        List<JsonNode> best = Invocation.of("rollouts", live.run("rl"), "--best", "--json", "--limit", 48).succeeds()
                .json();
        assertThat(json("runs/rl/rollouts/best.json").get("rollouts")).containsExactlyElementsOf(best);
    }

    @Test
    void stepsAndGroupsAreIndexed() {
        JsonNode index = json("runs/rl/rollouts/index.json");
        assertThat(Invocation.ints(index.get("steps"))).containsExactly(1, 2, 3, 4);
        assertThat(index.get("groups")).hasSize(12).allSatisfy(g -> {
            assertThat(g.get("samples").intValue()).isEqualTo(2);
            assertThat(g.get("family").stringValue()).isIn("chains", "sorting");
            assertThat(g.get("problem").stringValue()).isNotEmpty();
        });
    }

    @Test
    void aGroupHasTheTextOfEveryToken() {
        JsonNode rollouts = json("runs/rl/rollouts/group-2-1.json").get("rollouts");
        assertThat(rollouts).hasSize(2).allSatisfy(r -> {
            int tokens = r.get("tokens").intValue();
            assertThat(r.get("rollout").stringValue()).startsWith("2.1.");
            for (String each : List.of("ids", "texts", "logprobs", "entropies", "advantages")) {
                assertThat(r.get(each)).as(each).hasSize(tokens);
            }
            var whole = new StringBuilder();
            r.get("texts").forEach(t -> whole.append(t.stringValue()));
            assertThat(whole.toString()).startsWith(r.get("text").stringValue());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "runs/none/index.html", "runs/rl/none.html", "runs/rl", "runs/../rl.yaml", "runs/..", "runs/../index.html",
        "runs/./index.html", "runs/rl/recipe.yaml", "runs/rl/../rl/index.html", "runs/rl/rollouts/step-99.json",
        "runs/rl/rollouts/step-x.json", "runs/rl/rollouts/group-1-99.json", "runs/rl/rollouts/group-1.json",
        "runs/rl/rollouts/step-9999999999.json", "runs/rl/rollouts/../curves.json", "runs/rl/rollouts/",
        "runs/rl\0/index.html", "runs/..\\rl/index.html", "runs//index.html"})
    void elsewhereIsNothing(String path) {
        assertThat(site.find(path)).isEmpty();
    }

    @Test
    void oneRunAloneCanBeShown() {
        RunShelf shelf = RunShelf.of(Optional.of(live.run("rl")));
        assertThat(shelf.rows()).singleElement().satisfies(r -> assertThat(RunShelf.name(r.folder())).isEqualTo("rl"));
        assertThat(shelf.find("half way")).isEmpty();
        assertThat(shelf.find("rl")).isPresent();
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> RunShelf.of(Optional.of(temp.resolve("nowhere")))).isInstanceOf(InputException.class)
                .hasMessageContaining("there is no such folder");
    }

    @Test
    void anExportHasSomeStepsAndNoPathOfThisMachine() throws IOException {
        Path folder = temp.resolve("export");
        var exported = new AtlasSite(SmallLibrary.of("ants"), "1.2.3", live.of(Host.EXPORT, 2));
        SiteExport.write(exported, folder);
        List<String> files = LiveSources.files(folder);
        assertThat(files).contains("runs/index.html", "runs/rl/index.html", "runs/half way/curves.json",
                "runs/rl/rollouts/step-1.json", "runs/rl/rollouts/step-4.json", "runs/rl/rollouts/group-4-2.json",
                "models.html", "tasks.html", "playground.html")
                .doesNotContain("runs/rl/rollouts/step-2.json");
        JsonNode index = JSON.readTree(Files.readString(folder.resolve("runs/rl/rollouts/index.json")));
        assertThat(Invocation.ints(index.get("steps"))).containsExactly(1, 4);
        for (String list : List.of("best", "worst", "flagged")) {
            Path file = folder.resolve("runs/rl/rollouts/" + list + ".json");
            assertThat(JSON.readTree(Files.readString(file)).get("rollouts")).allSatisfy(r -> {
                String[] id = r.get("rollout").stringValue().split("\\.");
                assertThat(files).contains("runs/rl/rollouts/group-" + id[0] + "-" + id[1] + ".json");
            });
        }
        for (String file : files) {
            if (file.startsWith("runs/") || file.equals("models.html")) {
                assertThat(Files.readString(folder.resolve(file))).as(file).doesNotContain(temp.toString());
            }
        }
        assertThat(Files.readString(folder.resolve("playground.html"))).contains("hone solve").doesNotContain("<form");
    }

    private static String text(String path) {
        return new String(site.find(path).orElseThrow().content(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(String path) {
        return JSON.readTree(text(path));
    }
}
