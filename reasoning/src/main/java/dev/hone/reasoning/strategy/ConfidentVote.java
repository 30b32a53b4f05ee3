package dev.hone.reasoning.strategy;

import dev.hone.reasoning.scorer.TraceConfidence;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Solution;
import java.util.Comparator;
import java.util.List;

/// The vote of the most confident candidates, each with its confidence as weight.
final class ConfidentVote {
    private ConfidentVote() {}

    /// The share `keep` of those that answer votes; where none answers, the first candidate stands.
    static Solution of(List<Candidate> candidates, TraceConfidence confidence, double keep) {
        Votes votes = votes(candidates, confidence, keep);
        return votes.winner().isEmpty()
                ? Votes.equal(candidates).solution()
                : new Solution(votes.solution().text(), votes.solution().answer(), candidates);
    }

    static Votes votes(List<Candidate> candidates, TraceConfidence confidence, double keep) {
        List<Candidate> answering = candidates.stream().filter(Candidate::answers).toList();
        List<Candidate> kept = answering.stream()
                .sorted(Comparator.comparingDouble((Candidate c) -> -confidence.of(c.generation())))
                .limit((long) Math.ceil(keep * answering.size()))
                .toList();
        return Votes.weighted(
                kept, kept.stream().mapToDouble(c -> confidence.of(c.generation())).toArray());
    }
}
