package dev.hone.training.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.Model;
import dev.hone.engine.Parameters;
import dev.hone.engine.Sampler;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.Workers;
import dev.hone.engine.text.CharacterTokenizer;
import dev.hone.foundation.Draws;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.environment.Environment;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.tasks.environment.Step;
import dev.hone.tasks.environment.games.HiddenNumber;
import dev.hone.training.recipe.ModelShape;
import dev.hone.training.recipe.PromptSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Worlds that answer, die, hang and speak what no tokenizer can write.
class RoundTest {
    private static final PromptSettings PLAIN = new PromptSettings(PromptSettings.Chat.PLAIN, Optional.empty());
    private static final Model MODEL = new Model(
            Parameters.random(
                    new ModelShape(16, 16, 1, 1, 1, 64, 1000, 0.1).config(CharacterTokenizer.tiny().size()), 0.1,
                    Key.of(1)),
            Optional.of(CharacterTokenizer.tiny()), Optional.empty(), List.of(CharacterTokenizer.END));

    /// A family whose worlds do this with an action.
    private record Scripted(Environment world, Duration limit) implements EnvironmentFamily {
        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public String description() {
            return "A world for a test.";
        }

        @Override
        public List<Integer> difficulties() {
            return List.of(1);
        }

        @Override
        public Problem problem(Draws draws, int difficulty) {
            return new Problem("0", name(), "1=", "", 1, Map.of(SETUP, "0"));
        }

        @Override
        public String demonstrate(Problem problem, Style style, Draws draws) {
            return "";
        }

        @Override
        public Accuracy expected(Style style) {
            return new Accuracy(0, 1);
        }

        @Override
        public Environment open(String setup) {
            return world;
        }
    }

    private interface Stepping {
        Step step(String action);
    }

    private static EnvironmentFamily family(Stepping stepping, Duration limit) {
        return new Scripted(
                new Environment() {
                    @Override
                    public String reset() {
                        return "1=";
                    }

                    @Override
                    public Step step(String action) {
                        return stepping.step(action);
                    }
                }, limit);
    }

    private static List<Round.Answer> play(EnvironmentFamily family) {
        var round = new Round(TaskMixture.of(family), new ModelText(MODEL, PLAIN));
        List<Key> streams = IntStream.range(0, 6).mapToObj(Key.of(3)::at).toList();
        // Every token ends a turn, so that each turn is one token.
        List<Integer> ends = IntStream.range(0, MODEL.config().vocabulary()).boxed().toList();
        try (Workers workers = Workers.of(2)) {
            var sampler = new Sampler(MODEL, workers, SamplingOptions.policy(9, ends));
            var request = round.ask(family.problem(Key.of(1).draws(), 1), streams);
            return round.judge(sampler.sample(List.of(request)), workers).getFirst();
        }
    }

    @Test
    void anEpisodeThatIsCutOffScoresNothing() {
        List<Round.Answer> answers = play(family(action -> Step.goesOn(">"), Duration.ofSeconds(30)));
        assertThat(answers).hasSize(6).allSatisfy(a -> {
            assertThat(a.verdict()).isInstanceOf(Verdict.Unparseable.class);
            assertThat(a.verdict().score()).hasValue(0);
            assertThat(a.text().lines().filter("\u2192 >"::equals)).hasSize(5);
        });
    }

    @Test
    void aWorldThatDiesIsNotAScore() {
        var death = new IllegalStateException("died");
        List<Round.Answer> answers = play(family(action -> {
            throw death;
        }, Duration.ofSeconds(30)));
        assertThat(answers).hasSize(6).allMatch(a -> a.verdict().equals(new Verdict.Failed(death)));
        assertThat(play(family(action -> Step.goesOn("\u00e9"), Duration.ofSeconds(30)))).allSatisfy(a -> {
            assertThat(a.verdict()).isInstanceOfSatisfying(
                    Verdict.Failed.class, f -> assertThat(f.cause()).isInstanceOf(InputException.class));
            assertThat(a.verdict().score()).isEmpty();
        });
    }

    @Test
    void aWorldThatHangsIsInterruptedAndTimedOut() throws InterruptedException {
        var never = new CountDownLatch(1);
        var interrupted = new CountDownLatch(6);
        Duration limit = Duration.ofMillis(50);
        List<Round.Answer> answers = play(family(action -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return Step.goesOn(">");
        }, limit));
        assertThat(answers).hasSize(6).allMatch(a -> a.verdict().equals(new Verdict.TimedOut(limit)));
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aDemonstrationHoldsTheWorldsAnswersUntrained() {
        var text = new ModelText(MODEL, PLAIN);
        var game = new HiddenNumber();
        Problem problem = game.problem("12-17:15:3", "14\n16\n15", 3);
        DemonstrationTokens shown = text.marked(game, problem, "14\n16\n15");
        // 1 4 <eos> > 1 6 <eos> < 1 5 <eos>
        assertThat(shown.own()).containsExactly(
                true, true, true, false, true, true, true, false, true, true, true);
        assertThat(text.text(shown.tree().continuations().getFirst())).isEqualTo("14>16<15");
        assertThat(text.text(shown.tree().root())).isEqualTo("n12-17=");
        assertThat(shown.trained()).isEqualTo(9);
        assertThatThrownBy(() -> text.completions(game, problem, List.of("14")))
                .hasMessageContaining("played over several turns");
    }
}
