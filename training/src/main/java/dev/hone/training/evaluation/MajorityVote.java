package dev.hone.training.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The answer that most samples give. Samples without an answer do not vote.
///
/// Where several answers have the most votes, each is chosen with the same chance, and the result is the share of them
/// that is right.
public final class MajorityVote {
    private MajorityVote() {}

    /// One sample's vote: its answer in canonical form (empty: none), and whether it was right.
    public record Vote(String answer, boolean correct) {}

    /// The chance that the chosen answer is right; 0 where nobody votes.
    public static double correct(List<Vote> votes) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, Boolean> right = new LinkedHashMap<>();
        for (Vote v : votes) {
            if (!v.answer.isEmpty()) {
                counts.merge(v.answer, 1, Integer::sum);
                right.merge(v.answer, v.correct, Boolean::logicalOr);
            }
        }
        int most = counts.values().stream().mapToInt(n -> n).max().orElse(0);
        List<String> leading =
                counts.entrySet().stream().filter(e -> e.getValue() == most).map(Map.Entry::getKey).toList();
        return leading.isEmpty() ? 0 : (double) leading.stream().filter(right::get).count() / leading.size();
    }
}
