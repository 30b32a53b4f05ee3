package dev.hone.training.loop;

import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.run.Metrics;
import dev.hone.training.tokens.Origin;
import java.util.List;

/// Where the completions of a step came from that the policy did not simply draw.
///
/// | name | meaning |
/// |---|---|
/// | `origin/replayed`, `origin/demonstrated`, `origin/guided` | completions trained on, by origin |
/// | `origin/share` | their share of all completions trained on |
/// | `origin/replayed_age` | mean steps since the replayed ones were drawn |
final class OriginMetrics {
    private OriginMetrics() {}

    static void of(int step, List<Group> kept, Metrics m) {
        List<Rollout> trained = kept.stream().flatMap(g -> g.judged().stream()).toList();
        long added = 0;
        for (Origin origin : List.of(Origin.REPLAYED, Origin.DEMONSTRATED, Origin.GUIDED)) {
            long n = trained.stream().filter(r -> r.origin() == origin).count();
            m.put("origin/" + origin.name().toLowerCase(java.util.Locale.ROOT), n);
            added += n;
        }
        m.put("origin/share", trained.isEmpty() ? 0 : (double) added / trained.size());
        trained.stream()
                .filter(r -> r.origin() == Origin.REPLAYED)
                .mapToInt(r -> step - 1 - r.versions().first())
                .average()
                .ifPresent(age -> m.put("origin/replayed_age", age));
    }
}
