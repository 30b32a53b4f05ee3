package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hone.engine.Model;
import dev.hone.engine.Parameters;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.engine.text.CharacterTokenizer;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.reasoning.scorer.Judge;
import dev.hone.training.recipe.ModelShape;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.reward.RewardSource;
import dev.hone.training.run.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs whose rewards scorers give.
class ScorerRewardsRunTest {
    /// The policy itself judges: tiny as it is, it writes digits, which are marks.
    private static final String JUDGED = "{name: mark, scorer: 'judge(best=9, tokens=6, instruction=\"1+1=\")'}";
    private static final String SIGNALS =
            "{name: certainty, scorer: \"self-certainty(k=5)\", weight: 0.1}, {name: same, scorer: agreement}";

    @TempDir
    static Path dir;

    @BeforeAll
    static void base() throws IOException {
        CharacterTokenizer words = CharacterTokenizer.of(CharacterTokenizer.TINY + "QS\n");
        var config = new ModelShape(32, 64, 2, 2, 2, 96, 1000, 0.1).config(words.size());
        ModelDirectory.write(
                new Model(Parameters.random(config, 0.1, Key.of(3)), Optional.of(words), Optional.empty(),
                        List.of(CharacterTokenizer.END)),
                dir.resolve("wide"));
        TinyRuns.train(TinyRuns.recipe(dir, TinyRuns.PRETRAIN, "model=" + dir.resolve("wide"), "steps=60",
                "evaluation.problems=0"), dir.resolve("pretraining"));
        Files.move(dir.resolve("pretraining/model"), dir.resolve("base"));
    }

    private static Recipe rl(String rewards, String... more) {
        List<String> all = new ArrayList<>(List.of("steps=4", "evaluation.problems=0", "rewards=" + rewards));
        all.addAll(List.of(more));
        return TinyRuns.recipe(dir, TinyRuns.RL, all.toArray(String[]::new));
    }

    private static List<Metrics> train(Recipe recipe, Path folder, int stopAfter) {
        var all = new ArrayList<Metrics>();
        var cancellation = new Cancellation();
        var services = RunServices.of(new RunListener() {
            @Override
            public void stepped(int step, Metrics metrics, Metrics seconds) {
                all.add(metrics);
                if (step == stopAfter) {
                    cancellation.request();
                }
            }
        }).with(cancellation);
        try (TrainingRun run = TrainingRun.start(recipe, folder, services)) {
            run.train();
        }
        return all;
    }

    @Test
    void scorersAreRewardsAmongOthersLoggedByName() {
        Metrics m = train(rl("[score, " + JUDGED + ", " + SIGNALS + "]", "steps=1", "algorithm.kl={coefficient: 0}"),
                dir.resolve("named"), 9).getFirst();
        double same = m.find("rewards/same/mean").orElseThrow();
        double certainty = m.find("rewards/certainty/mean").orElseThrow();
        assertThat(m.find("rewards/mark/mean")).isPresent();
        assertThat(certainty).isPositive();
        assertThat(same).isBetween(0.0, 1.0);
        Metrics signals = train(rl("[" + SIGNALS + "]", "steps=1", "algorithm.kl={coefficient: 0}"),
                dir.resolve("signals"), 9).getFirst();
        assertThat(signals.find("reward").orElseThrow())
                .isCloseTo(0.1 * certainty + same, within(1e-9));
    }

    @Test
    void aRunThatIsResumedHasTheSameBitsOnAnyNumberOfThreads() {
        String rewards = "[score, " + JUDGED + ", " + SIGNALS + "]";
        Path whole = dir.resolve("whole");
        List<Metrics> all = train(rl(rewards), whole, 9);
        assertThat(all).as("marks change as the policy does")
                .extracting(m -> m.find("rewards/mark/mean").orElseThrow()).doesNotHaveDuplicates();
        Path cut = dir.resolve("cut");
        train(rl(rewards), cut, 3);
        TinyRuns.resume(cut);
        TinyRuns.assertSame(whole, cut);
        Path single = dir.resolve("single");
        train(rl(rewards, "threads=1"), single, 9);
        assertThat(single.resolve("metrics.jsonl")).hasSameBinaryContentAs(whole.resolve("metrics.jsonl"));
    }

    @Test
    void aNamedModelJudgesWithItsOwnWeights() {
        String fixed = JUDGED.replace("}", ", judge: \"" + dir.resolve("base") + "\"}");
        List<Metrics> own = train(rl("[score, " + JUDGED + "]", "steps=2"), dir.resolve("own"), 9);
        List<Metrics> other = train(rl("[score, " + fixed + "]", "steps=2"), dir.resolve("other"), 9);
        assertThat(other.getFirst().find("rewards/mark/mean")).as("before the first update the policy is the base")
                .isEqualTo(own.getFirst().find("rewards/mark/mean"));
        Recipe recipe = rl("[" + fixed + "]");
        RewardSource.Scored source = (RewardSource.Scored) ((RlRecipe) recipe).rewards().getFirst().source();
        assertThat(source).isEqualTo(new RewardSource.Scored(
                new Judge(9, 6, "1+1="), Optional.of(dir.resolve("base").toString())));
        assertThat(Recipe.parse("again", recipe.yaml(), Path.of("/"), List.of())).isEqualTo(recipe);
    }

    @Test
    void pairsAreMadeOfWhatAScorerSays() {
        Recipe recipe = TinyRuns.recipe(dir, """
                kind: online-preference
                model: base
                tasks: [chains]
                sampling: {prompts: 4, group: 4, max-tokens: 16}
                rewards: [{name: sure, scorer: log-probability}]
                steps: 1
                evaluation: {problems: 0}
                """);
        Metrics m = train(recipe, dir.resolve("pairs"), 9).getFirst();
        assertThat(m.find("rewards/sure/mean").orElseThrow()).isNegative();
        assertThat(m.find("pairs/tied").orElseThrow()).isZero();
    }

    @Test
    void whatCannotBeIsRefusedWithTheReason() {
        refused("[{name: a, scorer: jugde}]", "did you mean 'judge'");
        refused("[{name: a, scorer: \"judge(bst=3)\"}]", "no setting 'bst'");
        refused("[{name: a, scorer: agreement, judge: base}]", "agreement asks no judge");
        refused("[{name: a, judge: base}]", "nobody asks it");
        refused("[{name: a, scorer: judge, model: base}]", "leave one of model and scorer out");
        refused("[{name: score, scorer: judge}]", "not 'score'");
        assertThatThrownBy(() -> train(rl("[{name: a, scorer: judge, judge: nowhere}]"), dir.resolve("no1"), 9))
                .isInstanceOf(InputException.class).hasMessageContaining("nowhere");
        assertThatThrownBy(() -> train(rl("[{name: a, scorer: agreement}]", "tasks=[hidden-number]"),
                dir.resolve("no3"), 9)).isInstanceOf(InputException.class).hasMessageContaining("one turn");
    }

    private static void refused(String rewards, String message) {
        assertThatThrownBy(() -> rl(rewards)).isInstanceOf(InputException.class).hasMessageContaining(message);
    }
}
