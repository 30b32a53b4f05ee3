package dev.hone.reasoning.strategy;

import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.scorer.TraceConfidence;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import java.util.List;
import java.util.Set;

/// Filters n completions by confidence, then votes with confidence as weight.
///
/// The share `keep` of the candidates that answer, the most confident first (rounded up), votes.
///
/// Source: DeepConf offline, arXiv:2508.15260 (keep 0.1 or 0.9 there).
/// Throws: `IllegalArgumentException` if a setting is out of its range.
public record DeepConf(int n, double keep, TraceConfidence.Kind kind, int window, int k) implements Strategy {
    public DeepConf {
        Require.atLeast("n", n, 1);
        Require.share("keep", keep);
        Require.atLeast("window", window, 1);
        Require.atLeast("k", k, 1);
    }

    @Override
    public String name() {
        return "deepconf";
    }

    @Override
    public Set<Capability> needs() {
        return Set.of(Capability.ALTERNATIVES);
    }

    @Override
    public Solution solve(Question question, Session session) {
        var confidence = new TraceConfidence(kind, window, k);
        List<Candidate> candidates = session.candidates(question, n, session.options().withAlternatives(k));
        return ConfidentVote.of(candidates, confidence, keep);
    }
}
