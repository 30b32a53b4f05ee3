package dev.hone.training.loop;

import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.run.Metrics;
import java.util.List;

/// How old what a step trains is.
final class ScheduleMetrics {
    private ScheduleMetrics() {}

    /// Mean and greatest staleness of the tokens that a model drew, seen from the version that the step trains.
    ///
    /// Units: versions.
    static Metrics staleness(int version, List<Group> kept) {
        long tokens = 0;
        long sum = 0;
        int oldest = 0;
        for (Rollout r : kept.stream().flatMap(g -> g.sampled().stream()).filter(Rollout::isJudged).toList()) {
            for (int t = 0; t < r.length(); t++) {
                if (r.completion().own()[t]) {
                    int age = version - r.versions().at(t);
                    tokens++;
                    sum += age;
                    oldest = Math.max(oldest, age);
                }
            }
        }
        return new Metrics()
                .put("staleness/mean", tokens == 0 ? 0 : (double) sum / tokens)
                .put("staleness/max", oldest);
    }
}
