package dev.hone.reasoning.scorer;

import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The share of candidates that give the same answer; 0 for one that gives none.
///
/// Source: self-consistency, arXiv:2203.11171; as a reward, TTRL, arXiv:2504.16084.
public record Agreement() implements Scorer {
    @Override
    public String name() {
        return "agreement";
    }

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        Map<String, Integer> counts = new HashMap<>();
        candidates.stream().filter(Candidate::answers).forEach(c -> counts.merge(c.answer(), 1, Integer::sum));
        return candidates.stream()
                .mapToDouble(c -> (double) counts.getOrDefault(c.answer(), 0) / candidates.size())
                .toArray();
    }
}
