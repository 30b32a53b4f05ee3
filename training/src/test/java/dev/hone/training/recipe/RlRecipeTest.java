package dev.hone.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.training.advantage.BatchStd;
import dev.hone.training.advantage.Column;
import dev.hone.training.advantage.LeaveOneOut;
import dev.hone.training.aggregation.ConstantLength;
import dev.hone.training.aggregation.TokenMean;
import dev.hone.training.advantage.Column;
import dev.hone.training.advantage.GeneralizedAdvantage;
import dev.hone.training.algorithm.Algorithm;
import dev.hone.training.algorithm.Algorithms;
import dev.hone.training.batch.Credit;
import dev.hone.training.critic.ClippedValueLoss;
import dev.hone.training.mask.WithoutTruncated;
import dev.hone.training.objective.PpoClip;
import dev.hone.training.regularizer.EntropyBonus;
import dev.hone.training.regularizer.KlInLoss;
import dev.hone.training.selection.RefillFlat;
import dev.hone.training.selection.Variance;
import dev.hone.training.schedule.Asynchronous;
import dev.hone.training.schedule.Costs;
import dev.hone.training.schedule.Interruption;
import dev.hone.training.schedule.Machines;
import dev.hone.training.schedule.OneStepOff;
import dev.hone.training.schedule.Synchronous;
import dev.hone.training.tokens.KlEstimator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RlRecipeTest {
    private static final String SHORT = """
            model: models/tiny
            tasks: [chains]
            sampling: {prompts: 8, group: 4, max-tokens: 40}
            algorithm: grpo
            steps: 3
            """;

    private static RlRecipe read(String text, String... overrides) {
        return (RlRecipe) Recipe.parse("r.yaml", text, Path.of("/recipes"), List.of(overrides));
    }

    private static Algorithm algorithm(String... overrides) {
        return read(SHORT, overrides).algorithm();
    }

    @Test
    void aShortRecipeIsCompletedWithDefaults() {
        RlRecipe r = read(SHORT);
        assertThat(r.model()).isEqualTo(new ModelSource.OnDisk(Path.of("/recipes/models/tiny")));
        assertThat(r.algorithm()).isEqualTo(Algorithms.grpo());
        assertThat(r.exactness()).isEqualTo(RlRecipe.Exactness.STOP);
        assertThat(r.update()).isEqualTo(new UpdateSettings(1, 1, Renewal.NEVER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-step-off", "asynchronous"})
    void whatGoesByTheStepNeedsSynchronousSteps(String schedule) {
        String supplements = "algorithm.supplements (but for replay-successes)";
        Map.of(
                "sampling.curricula=[retire-solved]", "sampling.curricula",
                "sampling.budget={to: 8}", "sampling.budget",
                "sampling.budget={from: 20, to: 20}", "sampling.budget",
                "algorithm.supplements=[demonstrations]", supplements,
                "algorithm.supplements=[replay-successes, guidance]", supplements).forEach((setting, what) -> {
                    assertThat(read(SHORT, setting).schedule()).isEqualTo(new Synchronous());
                    assertThatThrownBy(() -> read(SHORT, setting, "schedule=" + schedule))
                            .isInstanceOf(InputException.class)
                            .hasMessageContaining(what + " goes by the step and its weights, and this schedule draws"
                                    + " ahead of them; take schedule: synchronous");
                });
        assertThat(read(SHORT, "algorithm.supplements=[replay-successes]", "schedule=" + schedule).algorithm()
                .supplements()).hasSize(1);
    }

    @Test
    void schedulesReadBackEqual() {
        assertThat(read(SHORT).schedule()).isEqualTo(new Synchronous());
        assertThat(read(SHORT, "schedule=one-step-off").schedule()).isEqualTo(new OneStepOff(Machines.USUAL));
        RlRecipe r = read(SHORT, "schedule={name: asynchronous, staleness: 3, interruption: recompute,"
                + " generators: 4, costs: {token: 0.5, step: 2}}", "update.proximal=recomputed");
        assertThat(r.schedule()).isEqualTo(new Asynchronous(
                3, Interruption.RECOMPUTE, new Machines(4, new Costs(0.5, 0.02, 0.02, 2))));
        assertThat(r.update().proximal()).isEqualTo(UpdateSettings.Proximal.RECOMPUTED);
        assertThat(Recipe.parse("again", r.yaml(), Path.of("/x"), List.of())).isEqualTo(r);
        assertThat(read(SHORT, "schedule=synchronous")).isEqualTo(read(SHORT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            schedule=asynchron                                       | did you mean 'asynchronous'
            schedule={name: asynchronous, staleness: -1}             | a whole number from 0
            schedule={name: asynchronous, interruption: keep}        | schedule.interruption: found 'keep'
            schedule={name: one-step-off, staleness: 2}              | unknown key 'schedule.staleness'
            schedule={name: synchronous, generators: 2}              | unknown key 'schedule.generators'
            schedule={name: one-step-off, generators: 0}             | a whole number from 1
            schedule={name: asynchronous, costs: {token: 0}}         | schedule.costs.token
            schedule={name: asynchronous, costs: {decode: 1}}        | unknown key 'schedule.costs.decode'
            update.proximal=current                                  | update.proximal: found 'current'
            """)
    void wrongSchedulesAreRefused(String override, String message) {
        assertThatThrownBy(() -> read(SHORT, override)).isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void everyNamedAlgorithmReadsBackEqual() {
        for (Algorithm a : Algorithms.all(40)) {
            RlRecipe r = read(
                    SHORT + teachers(a) + (needsCritic(a) ? "critic: {}\n" : ""), "algorithm=" + a.name());
            assertThat(r.algorithm()).isEqualTo(a);
            assertThat(Recipe.parse("again", r.yaml(), Path.of("/x"), List.of())).isEqualTo(r);
        }
    }

    private static boolean needsCritic(Algorithm a) {
        return a.advantage().needs().contains(Column.Kind.VALUES);
    }

    @Test
    void axesAreSetByName() {
        assertThat(algorithm("algorithm.advantage=leave-one-out").advantage()).isEqualTo(new LeaveOneOut());
        assertThat(algorithm("algorithm.advantage={name: batch-std, epsilon: 0.01}").advantage())
                .isEqualTo(new BatchStd(0.01));
        assertThat(algorithm("algorithm.objective={name: ppo-clip, epsilon-high: 0.28}").objective())
                .isEqualTo(new PpoClip(0.2, 0.28));
        assertThat(algorithm("algorithm.aggregation=token-mean").aggregation()).isEqualTo(new TokenMean());
        assertThat(algorithm("algorithm.aggregation=constant-length").aggregation()).isEqualTo(new ConstantLength(40));
        assertThat(algorithm("algorithm.dynamic-sampling={name: refill-flat, by: score, cap: 3}").sampling())
                .isEqualTo(new RefillFlat(Variance.SCORE, 3));
    }

    @Test
    void aMemberOfTheBaseKeepsTheSettingsThatAreNotNamed() {
        assertThat(algorithm("algorithm={base: dapo, objective: {epsilon-low: 0.1}}").objective())
                .isEqualTo(new PpoClip(0.1, 0.28));
        assertThat(algorithm("algorithm={base: dapo, objective: {name: ppo-clip, epsilon-low: 0.1}}").objective())
                .isEqualTo(new PpoClip(0.1, 0.28));
    }

    @Test
    void listsOfMembersReplaceTheBasesLists() {
        Algorithm a = algorithm("algorithm={base: dapo, shaping: [], masks: [without-truncated],"
                + " regularizers: [{name: kl-in-loss, coefficient: 0.1}, entropy-bonus]}");
        assertThat(a.shaping()).isEmpty();
        assertThat(a.masks()).containsExactly(new WithoutTruncated());
        assertThat(a.regularizers())
                .containsExactly(new KlInLoss(KlEstimator.K3, 0.1), new EntropyBonus(0.001));
    }

    @Test
    void everyMemberOfEveryAxisReadsBackEqual() {
        for (var a : Axes.advantages().defaults()) {
            if (Credit.KNOWN.containsAll(a.needs())) { // the others are refused, see below
                readsBack(Algorithms.grpo().withAdvantage(a));
            }
        }
        for (var o : Axes.objectives().defaults()) {
            readsBack(Algorithms.grpo().withObjective(o));
        }
        for (var a : Axes.aggregations(40).defaults()) {
            readsBack(Algorithms.grpo().withAggregation(a));
        }
        for (var c : Axes.corrections().defaults()) {
            readsBack(Algorithms.grpo().withCorrection(c));
        }
        readsBack(Algorithms.grpo().withRegularizers(Axes.regularizers().defaults()));
        readsBack(Algorithms.grpo().withShaping(Axes.shaping(40).defaults()));
        readsBack(Algorithms.grpo().withMasks(Axes.masks().defaults()));
        for (var g : Axes.selections().defaults()) {
            readsBack(Algorithms.grpo().withSelection(g));
        }
        for (var d : Axes.samplings().defaults()) {
            readsBack(Algorithms.grpo().withSampling(d));
        }
        readsBack(Algorithms.grpo().withSupplements(Axes.supplements().defaults()));
        for (var o : Axes.offPolicies().defaults()) {
            readsBack(Algorithms.grpo().withOffPolicy(o));
        }
    }

    private static String teachers(Algorithm a) {
        return a.advantage().needs().contains(Column.Kind.TEACHER_LOG_PROBS) ? "teachers: [wise]\n" : "";
    }

    private static void readsBack(Algorithm a) {
        var o = new Outline();
        if (needsCritic(a)) {
            o.section("critic", x -> x.put("clip", 0.2));
        }
        o.section("algorithm", x -> AlgorithmSection.write(x, a, 40));
        String text = SHORT.replace("algorithm: grpo\n", o + "rewards: [score]\n" + teachers(a));
        assertThat(read(text).algorithm()).isEqualTo(a);
    }

    @Test
    void anOverrideKeepsTheWordThatItRefines() {
        RlRecipe r = read(SHORT, "algorithm=dapo", "algorithm.entropy=0.01", "tasks.0.weight=3");
        assertThat(r.algorithm()).isEqualTo(Algorithms.dapo(40).withRegularizers(List.of(new EntropyBonus(0.01))));
        assertThat(r.tasks().getFirst().family()).isEqualTo("chains");
        assertThat(r.tasks().getFirst().weight()).isEqualTo(3);
        assertThatThrownBy(() -> read(SHORT, "model.width=3")).hasMessageContaining("model: found 'models/tiny'");
    }

    @Test
    void additionsAreAddedAndTakenAway() {
        assertThat(algorithm("algorithm={base: grpo, kl: {coefficient: 0}}").needsReference()).isFalse();
        assertThat(algorithm("algorithm={kl: {coefficient: 0}, entropy: 0.01}").regularizers())
                .containsExactly(new EntropyBonus(0.01));
        assertThat(algorithm("algorithm={base: rloo, kl: {in: loss}}").shaping()).isEmpty();
        assertThat(algorithm("algorithm={base: dapo, overlong: {weight: 0}}").shaping()).isEmpty();
        RlRecipe r = read(SHORT, "algorithm={base: dapo, overlong: {weight: 0}, kl: {coefficient: 0.1, in: reward}}");
        assertThat(Recipe.parse("again", r.yaml(), Path.of("/x"), List.of())).isEqualTo(r);
    }

    @Test
    void aReferenceThatMovesMustBeReadAndBeACopy() {
        RlRecipe r = read(SHORT, "update.renewal={reference-average: 0.9, optimizer-every: 5}");
        assertThat(r.update().renewal()).isEqualTo(new Renewal(0, 0.9, 5));
        assertThat(Recipe.parse("again", r.yaml(), Path.of("/x"), List.of())).isEqualTo(r);
        assertThatThrownBy(() -> read(SHORT, "algorithm=dr-grpo", "update.renewal={reference-every: 2}"))
                .hasMessageContaining("dr-grpo as set here reads none");
        assertThatThrownBy(() -> read(SHORT, "adapter={rank: 4}", "update.renewal={reference-every: 2}"))
                .hasMessageContaining("beside an adapter");
    }

    @Test
    void aCriticIsCompletedWithDefaultsAndReadsBack() {
        String ppo = SHORT.replace("algorithm: grpo", "algorithm: ppo");
        CriticSettings c = read(ppo, "critic={}", "update.epochs=4").critic().orElseThrow();
        assertThat(c.trunk()).isEqualTo(new CriticSettings.Separate(
                Optional.empty(), new TrainedPart.Everything(), 4, 1));
        assertThat(c.loss()).isEqualTo(new ClippedValueLoss(0.5));
        assertThat(c.warmUp()).isZero();
        assertThat(c.optimizer().learningRate()).isEqualTo(1e-5);
        assertThat(c.targets(new GeneralizedAdvantage()).lambda()).isEqualTo(0.95);
        RlRecipe r = read(ppo, "critic={model: v, warm-up: 2, lambda: 1, clip: 0, epochs: 3, adapter: {rank: 4}}");
        assertThat(r.critic().orElseThrow().targets(new GeneralizedAdvantage()).lambda()).isEqualTo(1);
        assertThat(Recipe.parse("again", r.yaml(), Path.of("/x"), List.of())).isEqualTo(r);
        RlRecipe shared = read(ppo, "critic=shared");
        assertThat(shared.critic().orElseThrow().trunk()).isEqualTo(new CriticSettings.Shared(0.1));
        assertThat(Recipe.parse("again", shared.yaml(), Path.of("/x"), List.of())).isEqualTo(shared);
        assertThatThrownBy(() -> read(ppo, "critic={trunk: shared, epochs: 2}"))
                .hasMessageContaining("critic.epochs: a shared trunk is the policy");
        assertThatThrownBy(() -> read(ppo, "critic={coefficient: 0.5}"))
                .hasMessageContaining("critic.coefficient: says what a shared trunk feels");
        assertThatThrownBy(() -> read(ppo, "critic={trunk: shard}")).hasMessageContaining("did you mean 'shared'");
        assertThatThrownBy(() -> read(ppo, "critic={mini-batches: 9}"))
                .hasMessageContaining("critic.mini-batches (9) must not exceed sampling.prompts (8)");
        assertThatThrownBy(() -> read(ppo, "critic={clip: -1}")).hasMessageContaining("critic.clip");
        assertThatThrownBy(() -> read(ppo, "critic={adapter: {dropout: 0.1}}")).hasMessageContaining("adapter.dropout");
        assertThatThrownBy(() -> read(ppo, "critic={optimizer: {schedule: linear, warm-up: 3}}"))
                .hasMessageContaining("must be less than steps");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            algorithm=grppo                   | algorithm.base: found 'grppo'; did you mean 'grpo'?
            algorithm={advantage: group-men}  | algorithm.advantage.name: found 'group-men'; did you mean 'group-mean'?
            algorithm.objective={name: ppo-clip, epsilon-hig: 1} | .objective.epsilon-hig'; did you mean 'epsilon-high'?
            algorithm.objective={name: policy-gradient, epsilon-low: 1} | unknown key 'algorithm.objective.epsilon-low'
            algorithm.objective={epsilon-low: 2} | algorithm.objective: the lower clip bound must lie in [0, 1]: 2.0
            algorithm={kl: {in: rewards}}     | algorithm.kl.in: found 'rewards'; did you mean 'reward'?
            algorithm={advantage: gae}        | a critic's values, which this run does not have; add a section 'critic'
            critic={}                         | the advantage group-mean-std reads no values; take advantage: gae
            sampling.group=1                  | compares completions of one prompt; take 2 or more
            update.mini-batches=9             | must not exceed sampling.prompts (8)
            update.renewal={reference-every: 2, reference-average: 0.5} | update.renewal: reference-every replaces
            sampling.order=easyfirst          | sampling.order: found 'easyfirst'; did you mean 'easy-first'?
            sampling.top-k=5                  | unknown key 'sampling.top-k'
            model={width: 4, heads: 2, feed-forward: 4, layers: 1} | starts from a model on disk
            prompt={chat: plain, system: x}   | a system text needs the chat template
            """)
    void mistakesAreNamed(String override, String message) {
        assertThatThrownBy(() -> read(SHORT, override))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }
}
