package dev.hone.training.loop;

import dev.hone.engine.StopReason;
import dev.hone.training.loss.LossStatistics;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Repetition;
import dev.hone.training.rollout.RewardPart;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.VerdictCounts;
import dev.hone.training.run.Metrics;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The numbers of a step, under TRL's names where it has one.
///
/// | name | meaning |
/// |---|---|
/// | `reward`, `reward_std` | mean of the rewards; mean over groups of their sample standard deviation |
/// | `frac_reward_zero_std` | share of groups whose rewards are all equal |
/// | `accuracy` | mean of the verifier's scores |
/// | `completions/*` | lengths in tokens; `clipped_ratio` is the share cut off by the limit |
/// | `completions/repetition` | mean share of a completion's runs of four tokens that were there before |
/// | `entropy` | mean entropy of a sampled token, nats |
/// | `kl` | mean k3 to the reference |
/// | `clip_ratio/*` | share of trained tokens whose gradient was stopped, mean over the step's updates |
/// | `ratio/*`, `approx_kl` | importance ratio to, and divergence from, the policy that sampled |
/// | `ess` | effective sample size of the correction's weights, a share |
/// | `exactness/*` | tokens compared in the first update, and how many differed |
/// | `rewards/NAME/*` | mean and standard deviation of a named reward, unweighted, where it had something to say |
/// | `greedy/*` | reward and accuracy of the greedy completions, where the algorithm compares with them |
/// | `groups/*`, `verdict/*` | groups sampled and trained on; verdicts that were no judgement |
/// | `verdict/parsed` | share of judged answers in which an answer could be found |
final class RlMetrics {
    private RlMetrics() {}

    /// Of all sampled groups, of those trained on, and of the updates.
    static Metrics of(List<Group> groups, List<Group> kept, PolicyUpdate.Result updates, long tokens) {
        var m = new Metrics();
        sampled(m, groups);
        updates(m, updates);
        m.put("num_tokens", tokens);
        counted(m, groups, kept.size());
        return m;
    }

    /// Of all sampled groups, where something else than a policy loss is trained on some of them.
    static Metrics of(List<Group> groups, int kept, long tokens) {
        var m = new Metrics();
        sampled(m, groups);
        m.put("num_tokens", tokens);
        counted(m, groups, kept);
        return m;
    }

    private static void sampled(Metrics m, List<Group> groups) {
        List<Rollout> rollouts = groups.stream().flatMap(g -> g.rollouts().stream()).toList();
        List<Rollout> judged = rollouts.stream().filter(Rollout::isJudged).toList();
        m.put("reward", mean(judged, r -> r.reward().orElseThrow()));
        m.put("reward_std", mean(groups, g -> deviation(g.rewards())));
        m.put("frac_reward_zero_std", mean(groups, g -> deviation(g.rewards()) == 0 ? 1 : 0));
        m.put("accuracy", mean(judged, r -> r.score().orElseThrow()));
        named(m, judged);
        List<Rollout> greedy = groups.stream().flatMap(g -> g.greedy().stream()).filter(Rollout::isJudged).toList();
        if (!greedy.isEmpty()) {
            m.put("greedy/reward", mean(greedy, r -> r.reward().orElseThrow()));
            m.put("greedy/accuracy", mean(greedy, r -> r.score().orElseThrow()));
        }
        lengths(m, rollouts);
        m.put("entropy", entropy(rollouts));
    }

    private static void counted(Metrics m, List<Group> groups, int kept) {
        m.put("groups/sampled", groups.size()).put("groups/kept", kept);
        VerdictCounts counts = VerdictCounts.of(groups);
        m.put("verdict/unparseable", counts.unparseable()).put("verdict/unjudged", counts.unjudged());
        m.put("verdict/parsed", 1 - (double) counts.unparseable() / (counts.total() - counts.unjudged()));
    }

    private static void named(Metrics m, List<Rollout> judged) {
        List<RewardPart> names = judged.isEmpty() ? List.of() : judged.getFirst().parts();
        for (int k = 0; k < names.size(); k++) {
            int number = k;
            double[] values = judged.stream()
                    .flatMapToDouble(r -> r.parts().get(number).value().stream())
                    .toArray();
            m.put("rewards/" + names.get(k).name() + "/mean", Arrays.stream(values).average().orElse(Double.NaN));
            m.put("rewards/" + names.get(k).name() + "/std", values.length < 2 ? 0 : deviation(values));
        }
    }

    private static void lengths(Metrics m, List<Rollout> rollouts) {
        List<Rollout> ended =
                rollouts.stream().filter(r -> r.completion().stop() != StopReason.LENGTH).toList();
        m.put("completions/mean_length", mean(rollouts, Rollout::length));
        m.put("completions/min_length", rollouts.stream().mapToInt(Rollout::length).min().orElse(0));
        m.put("completions/max_length", rollouts.stream().mapToInt(Rollout::length).max().orElse(0));
        m.put("completions/mean_terminated_length", mean(ended, Rollout::length));
        m.put("completions/repetition", mean(rollouts, r -> Repetition.share(r.completion().ids())));
        m.put("completions/clipped_ratio", 1 - (double) ended.size() / rollouts.size());
    }

    private static void updates(Metrics m, PolicyUpdate.Result updates) {
        List<LossStatistics> s = updates.statistics();
        if (!s.isEmpty()) {
            m.put("loss", mean(s, LossStatistics::loss));
            m.put("kl", mean(s, LossStatistics::referenceKl));
            m.put("clip_ratio/low_mean", mean(s, LossStatistics::clippedLow));
            m.put("clip_ratio/high_mean", mean(s, LossStatistics::clippedHigh));
            m.put("clip_ratio/region_mean", mean(s, LossStatistics::clipped));
            m.put("ratio/mean", mean(s, LossStatistics::ratioMean));
            m.put("ratio/min", s.stream().mapToDouble(LossStatistics::ratioMin).min().orElse(1));
            m.put("ratio/max", s.stream().mapToDouble(LossStatistics::ratioMax).max().orElse(1));
            m.put("approx_kl", mean(s, LossStatistics::approximateKl));
            m.put("ess", mean(s, LossStatistics::effectiveSampleSize));
        }
        if (!updates.steps().isEmpty()) {
            m.put("learning_rate", updates.steps().getLast().rate());
            m.put("grad_norm", mean(updates.steps(), u -> u.report().gradientNorm()));
            m.put("update_norm", mean(updates.steps(), u -> u.report().updateNorm()));
        }
        m.put("updates", updates.steps().size());
        m.put("exactness/tokens", updates.comparedTokens()).put("exactness/mismatches", updates.mismatches());
    }

    private static double entropy(List<Rollout> rollouts) {
        double nats = 0;
        long tokens = 0;
        for (Rollout r : rollouts) {
            for (int t = 0; t < r.length(); t++) {
                nats += r.completion().own()[t] ? r.completion().entropies()[t] : 0;
            }
            tokens += r.completion().ownTokens();
        }
        return tokens == 0 ? 0 : nats / tokens;
    }

    private static double deviation(double... values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        double mean = sum / values.length;
        double squares = 0;
        boolean equal = true;
        for (double v : values) {
            squares += (v - mean) * (v - mean);
            equal &= v == values[0];
        }
        return equal ? 0 : Math.sqrt(squares / (values.length - 1));
    }

    private static <T> double mean(List<T> list, ToDoubleFunction<T> value) {
        double sum = 0;
        for (T t : list) {
            sum += value.applyAsDouble(t);
        }
        return list.isEmpty() ? Double.NaN : sum / list.size();
    }
}
