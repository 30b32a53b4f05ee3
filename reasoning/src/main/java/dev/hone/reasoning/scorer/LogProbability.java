package dev.hone.reasoning.scorer;

import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.List;
import java.util.Set;

/// The model's own log-probability of a candidate: of all its tokens, or a token on average.
///
/// Units: nats.
/// Throws: `InputException` for a candidate without log-probabilities.
public record LogProbability(Per per) implements Scorer {
    /// What the sum is divided by.
    public enum Per { TOKEN, CANDIDATE }

    @Override
    public String name() {
        return "log-probability";
    }

    @Override
    public Set<Capability> needs() {
        return Set.of(Capability.LOG_PROBS);
    }

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        return candidates.stream().mapToDouble(c -> of(c.generation())).toArray();
    }

    private double of(Generation g) {
        int known = Told.tokens(g).size();
        return switch (per) {
            case CANDIDATE -> g.logProb();
            case TOKEN -> known == 0 ? 0 : g.logProb() / known;
        };
    }
}
