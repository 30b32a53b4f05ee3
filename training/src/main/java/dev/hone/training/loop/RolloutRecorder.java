package dev.hone.training.loop;

import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.run.RolloutLine;
import dev.hone.training.run.RolloutLog;
import dev.hone.training.run.TokenTrace;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes every rollout of a step to the run's logs, those that were not trained on too.
final class RolloutRecorder implements RolloutSink {
    private final RolloutLog log;

    RolloutRecorder(RolloutLog log) {
        this.log = log;
    }

    @Override
    public void accept(long firstProblem, List<Group> groups, Map<RolloutId, PolicyUpdate.TokenUse> uses) {
        for (int g = 0; g < groups.size(); g++) {
            for (Rollout r : groups.get(g).rollouts()) {
                PolicyUpdate.TokenUse use = uses.get(r.id());
                log.add(line(firstProblem + g, groups.get(g), r),
                        trace(groups.get(g), r, use == null ? unused(r) : use));
            }
        }
        log.flush();
    }

    private RolloutLine line(long number, Group group, Rollout r) {
        return new RolloutLine(
                r.id().toString(),
                number,
                group.problem().family(),
                group.problem().id(),
                group.problem().prompt(),
                group.problem().reference(),
                r.text(),
                r.completion().stop().name().toLowerCase(java.util.Locale.ROOT),
                r.verdict().kind(),
                r.verdict().reason(),
                r.score(),
                r.reward(),
                named(r),
                r.advantages().length == 0 ? 0 : r.advantages()[0],
                group.prompt().length,
                r.length(),
                log.nextOffset());
    }

    private static Map<String, Double> named(Rollout r) {
        Map<String, Double> values = new LinkedHashMap<>();
        r.parts().forEach(p -> p.value().ifPresent(v -> values.put(p.name(), v)));
        return values;
    }

    private static TokenTrace trace(Group group, Rollout r, PolicyUpdate.TokenUse use) {
        return new TokenTrace(
                group.prompt(),
                r.completion().ids(),
                r.completion().logProbs(),
                r.completion().entropies(),
                use.ratios(),
                use.clipped());
    }

    private static PolicyUpdate.TokenUse unused(Rollout r) {
        float[] ratios = new float[r.length()];
        Arrays.fill(ratios, Float.NaN);
        return new PolicyUpdate.TokenUse(ratios, new byte[r.length()]);
    }
}
