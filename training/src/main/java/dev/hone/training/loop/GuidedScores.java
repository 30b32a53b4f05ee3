package dev.hone.training.loop;

import dev.hone.training.run.Metrics;

/// What the guided groups of a step were shown, and how they did.
///
/// | name | meaning |
/// |---|---|
/// | `guidance/groups` | groups that were guided |
/// | `guidance/share` | mean share of the demonstration that was shown |
/// | `guidance/accuracy` | mean score of guided groups |
final class GuidedScores {
    private int groups;
    private double shares;
    private double scores;

    void clear() {
        groups = 0;
        shares = 0;
        scores = 0;
    }

    void add(double share, double score) {
        groups++;
        shares += share;
        scores += score;
    }

    void report(Metrics m) {
        m.put("guidance/groups", groups);
        if (groups > 0) {
            m.put("guidance/share", shares / groups).put("guidance/accuracy", scores / groups);
        }
    }
}
