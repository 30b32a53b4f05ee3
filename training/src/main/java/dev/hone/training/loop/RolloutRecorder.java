package dev.hone.training.loop;

import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.run.RolloutLine;
import dev.hone.training.run.RolloutLog;
import dev.hone.training.run.TokenTrace;
import dev.hone.training.run.TokenUse;
import dev.hone.training.tokens.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Writes every rollout of a step to the run's logs, those that were not trained on too.
final class RolloutRecorder implements RolloutSink {
    private final RolloutLog log;

    RolloutRecorder(RolloutLog log) {
        this.log = log;
    }

    @Override
    public void accept(List<Long> problems, List<Group> groups, Map<RolloutId, List<TokenUse>> uses) {
        for (int g = 0; g < groups.size(); g++) {
            for (Rollout r : groups.get(g).rollouts()) {
                List<TokenUse> use = uses.getOrDefault(r.id(), List.of());
                log.add(line(problems.get(g), groups.get(g), r, use.size()), trace(groups.get(g), r, use));
            }
        }
        log.flush();
    }

    private RolloutLine line(long number, Group group, Rollout r, int updates) {
        return new RolloutLine(
                r.id().toString(),
                number,
                group.problem().family(),
                group.problem().id(),
                group.problem().prompt(),
                group.problem().reference(),
                r.text(),
                r.completion().stop().name().toLowerCase(Locale.ROOT),
                r.verdict().kind(),
                r.verdict().reason(),
                r.score(),
                r.reward(),
                named(r),
                r.advantages().length == 0 ? 0 : r.advantages()[0],
                r.versions().first(),
                r.versions().changes(),
                updates,
                r.values().length == 0 ? OptionalInt.empty() : OptionalInt.of(r.values().length),
                group.prompt().length,
                r.length(),
                log.nextOffset(),
                origin(r));
    }

    private static Optional<String> origin(Rollout r) {
        return r.origin() == Origin.SAMPLED
                ? Optional.empty()
                : Optional.of(r.origin().name().toLowerCase(Locale.ROOT));
    }

    private static Map<String, Double> named(Rollout r) {
        Map<String, Double> values = new LinkedHashMap<>();
        r.parts().forEach(p -> p.value().ifPresent(v -> values.put(p.name(), v)));
        return values;
    }

    private static TokenTrace trace(Group group, Rollout r, List<TokenUse> uses) {
        return new TokenTrace(
                group.prompt(),
                r.completion().ids(),
                r.completion().logProbs(),
                r.completion().entropies(),
                r.advantages().length == 0 ? new float[r.length()] : r.advantages(),
                r.values(),
                uses);
    }
}
