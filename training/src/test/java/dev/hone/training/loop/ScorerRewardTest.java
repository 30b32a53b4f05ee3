package dev.hone.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.SamplingService;
import dev.hone.engine.Workers;
import dev.hone.engine.files.ModelDirectory;
import dev.hone.foundation.Key;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.GenerationRequest;
import dev.hone.reasoning.generation.LocalGenerator;
import dev.hone.reasoning.generation.Prompt;
import dev.hone.reasoning.scorer.Agreement;
import dev.hone.reasoning.scorer.Judge;
import dev.hone.reasoning.scorer.LogProbability;
import dev.hone.reasoning.scorer.ScalarModels;
import dev.hone.reasoning.scorer.Scorer;
import dev.hone.reasoning.scorer.SelfCertainty;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Helpers;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.account.Budget;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Verdict;
import dev.hone.training.reward.BatchReward;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.RolloutId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScorerRewardTest {
    private static final double TEMPERATURE = 0.7;

    private final Model model = ModelDirectory.read(Path.of("..", "models", "tiny-base"));
    private final Workers workers = Workers.of(1);
    private final PolicyGenerator policy = new PolicyGenerator(model, 1);

    @AfterEach
    void close() {
        policy.close();
        workers.close();
    }

    private Group group(int number, int size) {
        var streams = IntStream.range(0, size).mapToObj(i -> Key.of(1000 * number + i)).toList();
        int[] prompt = policy.ids(new Prompt.Text("1+" + (number + 1) + "="));
        var options = SamplingOptions.policy(12, model.endTokens()).withTemperature(TEMPERATURE);
        var drawn = new Sampler(model, workers, options).sample(List.of(new SampleRequest(prompt, streams)));
        List<Rollout> rollouts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            rollouts.add(Rollout.judged(new RolloutId(1, number, i), streams.get(i), 0, drawn.getFirst().get(i),
                    "text " + number + "." + i, new Verdict.Correct("right")));
        }
        return new Group(
                new Problem("p" + number, "sums", "1+" + (number + 1) + "=", "2", 1, Map.of()), prompt, rollouts);
    }

    private static Question question(Group group) {
        return new Question(group.problem().id(), group.problem().prompt(),
                new Prompt.Text(group.problem().prompt()), text -> text.substring(text.length() - 1),
                Optional.empty(), Optional.empty());
    }

    private ScorerReward reward(Scorer scorer, UnaryOperator<String> judge) {
        return new ScorerReward("mine", scorer, ScorerRewardTest::question, policy,
                new Learner(model.parameters(), workers, TEMPERATURE), GenerationOptions.of(TEMPERATURE, 12),
                new Helpers(Optional.of(new ScriptedJudge(judge)), ScalarModels.NONE));
    }

    private static List<OptionalDouble> values(BatchReward.Said said) {
        return ((BatchReward.Said.Values) said).values();
    }

    @Test
    void marksAreNumbersAndSilenceIsNone() {
        List<BatchReward.Said> said = reward(new Judge(10, 9, "Mark it."),
                asked -> asked.contains("text 0.1") ? "I cannot say" : asked.contains("text 1") ? "Mark: 0" : "Mark: 7")
                .rewards(List.of(group(0, 2), group(1, 1)));
        assertThat(values(said.getFirst())).containsExactly(OptionalDouble.of(0.7), OptionalDouble.empty());
        assertThat(values(said.get(1))).as("a mark of nought is an opinion").containsExactly(OptionalDouble.of(0));
    }

    @Test
    void aJudgeThatFailsFailsItsGroupAlone() {
        List<BatchReward.Said> said = reward(new Judge(10, 9, "Mark it."), asked -> {
            if (asked.contains("text 0.1")) {
                throw new IllegalStateException("the wire broke");
            }
            return "Mark: 7";
        }).rewards(List.of(group(0, 2), group(1, 2)));
        assertThat(said.getFirst()).isInstanceOfSatisfying(BatchReward.Said.Failed.class,
                f -> assertThat(f.cause()).hasMessageContaining("the wire broke"));
        assertThat(values(said.get(1))).containsExactly(OptionalDouble.of(0.7), OptionalDouble.of(0.7));
    }

    @Test
    void candidatesAreComparedWithinTheirGroup() {
        List<BatchReward.Said> said =
                reward(new Agreement(), asked -> "").rewards(List.of(group(0, 2), group(1, 1)));
        assertThat(values(said.getFirst())).containsExactly(OptionalDouble.of(0.5), OptionalDouble.of(0.5));
        assertThat(values(said.get(1))).containsExactly(OptionalDouble.of(1));
    }

    @Test
    void logProbabilitiesAreThoseThatWereDrawn() {
        Group group = group(0, 3);
        List<OptionalDouble> said = values(reward(new LogProbability(LogProbability.Per.CANDIDATE), asked -> "")
                .rewards(List.of(group)).getFirst());
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            for (float p : group.rollouts().get(i).completion().logProbs()) {
                sum += p;
            }
            assertThat(said.get(i)).isEqualTo(OptionalDouble.of(sum));
        }
    }

    /// What the sampler would have reported beside its tokens, had it been asked while it drew them.
    @Test
    void theLikeliestTokensAreThoseOfTheDraw() {
        Group group = group(0, 3);
        var scorer = new SelfCertainty(5);
        List<OptionalDouble> said = values(reward(scorer, asked -> "").rewards(List.of(group)).getFirst());
        try (var local = new LocalGenerator("m", model, 1, new SamplingService.Capacity(4, 64))) {
            for (int i = 0; i < 3; i++) {
                Generation again = local.generate(new GenerationRequest(
                        new Prompt.Tokens(group.prompt()), 1, i,
                        GenerationOptions.of(TEMPERATURE, 12).withAlternatives(5))).join().getFirst();
                assertThat(again.ids()).isEqualTo(group.rollouts().get(i).completion().ids());
                double there = scorer.score(question(group), List.of(new Candidate("", "", again)),
                        new Session(local, GenerationOptions.of(1, 1), Budget.UNLIMITED, Key.of(0)))[0];
                assertThat(said.get(i)).isEqualTo(OptionalDouble.of(there));
            }
        }
    }
}
