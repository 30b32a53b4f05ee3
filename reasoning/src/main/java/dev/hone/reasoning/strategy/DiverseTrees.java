package dev.hone.reasoning.strategy;

import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.scorer.Scorer;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Diverse verifier tree search: `trees` searches beside each other, each of which keeps one solution only, the best of
/// `expand` next steps. Trees do not compete, so that one good first step does not crowd out the others.
///
/// The answer is the best at the end, by the scorer.
///
/// Source: DVTS, E. Beeching, L. Tunstall, S. Rush, "Scaling test-time compute with open models", 2024; diverse beam
/// search, arXiv:1610.02424.
/// Throws: `IllegalArgumentException` if a setting is out of its range.
public record DiverseTrees(int trees, int expand, int steps, String end, Scorer scorer) implements Strategy {
    public DiverseTrees {
        Require.atLeast("trees", trees, 1);
        Require.atLeast("expand", expand, 1);
        Require.atLeast("steps", steps, 1);
        Require.words("end", end);
    }

    @Override
    public String name() {
        return "diverse-beam";
    }

    @Override
    public Set<Capability> needs() {
        return Require.also(scorer.needs(), Capability.TOKEN_IDS);
    }

    @Override
    public Solution solve(Question question, Session session) {
        var search = new StepSearch(question, session, scorer, end);
        List<Trace> first = search.first(trees * expand);
        List<Trace> kept = new ArrayList<>();
        for (int t = 0; t * expand < first.size(); t++) {
            kept.add(best(search, first.subList(t * expand, Math.min(first.size(), (t + 1) * expand))));
        }
        for (int s = 1; s < steps && kept.stream().anyMatch(Trace::isOpen); s++) {
            List<List<Trace>> grown = search.grown(kept, expand);
            if (grown.stream().allMatch(List::isEmpty)) {
                break;
            }
            for (int t = 0; t < kept.size(); t++) {
                kept.set(t, grown.get(t).isEmpty() ? kept.get(t) : best(search, grown.get(t)));
            }
        }
        return BeamSearch.chosen(search, kept);
    }

    private static Trace best(StepSearch search, List<Trace> traces) {
        return traces.get(Best.of(1, search.scores(traces)).getFirst());
    }
}
