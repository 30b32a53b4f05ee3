package dev.hone.training.record.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.training.run.Flag;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.MetricsLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Each rule complains of what it is for, one step short of it does not, and says numbers in its sentence.
class FlagRulesTest {
    private final Series series = new Series();
    private int step;

    private FlagRulesTest step(Object... namesAndValues) {
        var metrics = new Metrics();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            metrics.put((String) namesAndValues[i], ((Number) namesAndValues[i + 1]).doubleValue());
        }
        series.add(new MetricsLine.Trained(++step, metrics));
        return this;
    }

    private FlagRulesTest steps(int count, Object... namesAndValues) {
        for (int i = 0; i < count; i++) {
            step(namesAndValues);
        }
        return this;
    }

    private FlagRulesTest measured(double low, double accuracy, double high) {
        series.add(new MetricsLine.Evaluated(step,
                new Metrics().put("eval/low", low).put("eval/pass@1", accuracy).put("eval/high", high)));
        return this;
    }

    @Test
    void nothingIsSaidOfNothing() {
        for (FlagRule rule : FlagRule.all()) {
            assertThat(rule.at(series)).as(rule.name()).isEmpty();
        }
        steps(40, "loss", 1.0);
        for (FlagRule rule : FlagRule.all()) {
            assertThat(rule.at(series)).as(rule.name() + ", of a supervised run").isEmpty();
        }
        assertThat(FlagRule.all().stream().map(FlagRule::name).distinct()).hasSize(6);
    }

    @Test
    void equalRewards() {
        var rule = new AllRewardsEqual();
        step("frac_reward_zero_std", 0.9, "updates", 1, "reward", 0.1);
        steps(2, "frac_reward_zero_std", 1, "updates", 0, "reward", 0, "accuracy", 0);
        assertThat(rule.at(series)).isEmpty();
        step("frac_reward_zero_std", 1, "updates", 0, "reward", 0, "accuracy", 0);
        assertThat(rule.at(series).orElseThrow()).contains("last 3 steps", "mean reward 0.000", "easier");
        step("frac_reward_zero_std", 1, "updates", 1, "reward", 0);
        assertThat(rule.at(series)).as("groups of one, with a baseline over the batch").isEmpty();
    }

    @Test
    void lengths() {
        var rule = new LengthJump();
        steps(8, "completions/mean_length", 20).step("completions/mean_length", 31);
        assertThat(rule.at(series)).isEmpty();
        step("completions/mean_length", 31);
        assertThat(rule.at(series).orElseThrow()).contains("longer: 31.0 tokens", "20.0 in the 8 before");
        steps(9, "completions/mean_length", 30).steps(2, "completions/mean_length", 20);
        assertThat(rule.at(series).orElseThrow()).contains("shorter");
        steps(8, "completions/mean_length", 4).steps(2, "completions/mean_length", 8);
        assertThat(rule.at(series)).as("four tokens more are nothing").isEmpty();
    }

    @Test
    void repetition() {
        var rule = new Repeating();
        steps(3, "completions/repetition", 0.1).steps(2, "completions/repetition", 0.3).step("completions/repetition",
                0.29);
        assertThat(rule.at(series)).isEmpty();
        step("completions/repetition", 0.5);
        assertThat(rule.at(series).orElseThrow()).contains("36 %", "10 % at the beginning");
    }

    @Test
    void entropy() {
        var rule = new EntropyCollapse();
        steps(3, "entropy", 1, "accuracy", 0.2).steps(3, "entropy", 0.11, "accuracy", 0.5);
        assertThat(rule.at(series)).isEmpty();
        steps(3, "entropy", 0.05, "accuracy", 0.5);
        assertThat(rule.at(series).orElseThrow()).contains("from 1.000 to 0.0500", "accuracy of 50 %");
        steps(3, "entropy", 0.05, "accuracy", 0.95);
        assertThat(rule.at(series)).as("a policy that is right may be sure").isEmpty();
    }

    @Test
    void form() {
        var rule = new FormatGaming();
        steps(8, "reward", 0.2, "accuracy", 0.1, "verdict/parsed", 0.5);
        steps(7, "reward", 0.4, "accuracy", 0.1, "verdict/parsed", 0.9);
        assertThat(rule.at(series)).as("too short").isEmpty();
        step("reward", 0.4, "accuracy", 0.1, "verdict/parsed", 0.9);
        assertThat(rule.at(series).orElseThrow())
                .contains("the reward rose by 0.200 within 16 steps, accuracy by 0.000");
        steps(8, "reward", 0.4, "accuracy", 0.1, "verdict/parsed", 0.9);
        assertThat(rule.at(series)).isEmpty();
        steps(8, "reward", 0.6, "accuracy", 0.3, "verdict/parsed", 0.75);
        assertThat(rule.at(series)).as("more answers are right").isEmpty();
        steps(8, "reward", 0.6, "accuracy", 0.3, "verdict/parsed", 1.0);
        assertThat(rule.at(series).orElseThrow()).contains("can be parsed rose by 0.250");
    }

    @Test
    void heldOut() {
        var rule = new RewardWithoutAccuracy();
        measured(0.7, 0.75, 0.8).steps(5, "reward", 0.5).measured(0.55, 0.6, 0.65).steps(5, "reward", 0.6);
        measured(0.5, 0.55, 0.6);
        assertThat(rule.at(series)).as("the intervals overlap").isEmpty();
        steps(5, "reward", 0.7).measured(0.4, 0.45, 0.5);
        assertThat(rule.at(series).orElseThrow())
                .contains("from 60.0 % after step 5 to 45.0 %", "from 0.500 to 0.700");
        steps(5, "reward", 0.4).measured(0.4, 0.45, 0.5);
        assertThat(rule.at(series)).as("the reward fell too").isEmpty();
    }

    @Test
    void aFlagIsRaisedOnceUntilItsCauseIsGone() {
        FlagRule.Custom high = new FlagRule.Custom() {
            @Override
            public String name() {
                return "high";
            }

            @Override
            public Optional<String> at(Series seen) {
                return seen.last("reward", 1).orElse(0) > 1 ? Optional.of("too high") : Optional.empty();
            }
        };
        var watch = new FlagWatch(List.of(high));
        List<Flag> raised = new ArrayList<>();
        double[] rewards = {0, 2, 3, 0, 2};
        for (int i = 0; i < rewards.length; i++) {
            raised.addAll(watch.next(new MetricsLine.Trained(i + 1, new Metrics().put("reward", rewards[i]))));
        }
        assertThat(raised).containsExactly(new Flag("high", 2, "too high"), new Flag("high", 5, "too high"));
        assertThat(watch.next(new MetricsLine.Flagged(raised.getFirst()))).isEmpty();
    }

    @Test
    void settingsThatMeanNothingAreRefused() {
        assertThatThrownBy(() -> new AllRewardsEqual(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LengthJump(2, 8, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Repeating(3, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EntropyCollapse(3, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FormatGaming(8, 0.1, 0.2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RewardWithoutAccuracy(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
