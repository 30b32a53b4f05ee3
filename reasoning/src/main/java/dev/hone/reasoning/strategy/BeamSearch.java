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
import java.util.stream.IntStream;

/// Beam search over steps: of all next steps of all kept solutions, the best by a scorer are kept.
///
/// `width` solutions are kept, each goes on with `expand` next steps; a step ends with the words `end`. With
/// `lookahead` above 0 a solution is scored as it would be that many greedy steps later. A solution that ended stays in
/// the beam with its score. The answer is the best that ended; the best at all where none did.
///
/// Source: Snell et al., arXiv:2408.03314 (beam and lookahead search with a process reward model). Differs: lookahead
/// steps are written once, to the score, and thrown away, as there.
/// Throws: `IllegalArgumentException` if a setting is out of its range.
public record BeamSearch(int width, int expand, int steps, int lookahead, String end, Scorer scorer)
        implements Strategy {
    public BeamSearch {
        Require.atLeast("width", width, 1);
        Require.atLeast("expand", expand, 1);
        Require.atLeast("steps", steps, 1);
        Require.atLeast("lookahead", lookahead, 0);
        Require.words("end", end);
    }

    @Override
    public String name() {
        return "beam-search";
    }

    @Override
    public Set<Capability> needs() {
        return Require.also(scorer.needs(), Capability.TOKEN_IDS);
    }

    @Override
    public Solution solve(Question question, Session session) {
        var search = new StepSearch(question, session, scorer, end);
        List<Trace> beam = search.first(width * expand);
        beam = best(search, beam);
        for (int s = 1; s < steps && beam.stream().anyMatch(Trace::isOpen); s++) {
            List<Trace> next = new ArrayList<>(beam.stream().filter(t -> !t.isOpen()).toList());
            List<Trace> open = beam.stream().filter(Trace::isOpen).toList();
            List<List<Trace>> grown = search.grown(open, expand);
            if (grown.stream().allMatch(List::isEmpty)) { // the budget ended
                break;
            }
            grown.forEach(next::addAll);
            beam = best(search, next);
        }
        return chosen(search, beam);
    }

    private List<Trace> best(StepSearch search, List<Trace> traces) {
        List<Trace> seen = traces;
        for (int i = 0; i < lookahead; i++) {
            List<List<Trace>> further = search.likeliest(seen);
            List<Trace> now = seen;
            seen = IntStream.range(0, now.size())
                    .mapToObj(k -> further.get(k).isEmpty() ? now.get(k) : further.get(k).getFirst())
                    .toList();
        }
        return Best.of(width, search.scores(seen)).stream().map(traces::get).toList();
    }

    /// The best trace that ended, or the best where none did, with all that are left.
    static Solution chosen(StepSearch search, List<Trace> beam) {
        if (beam.isEmpty()) {
            return Solution.NONE;
        }
        List<Trace> ended = beam.stream().filter(t -> !t.isOpen()).toList();
        List<Trace> from = ended.isEmpty() ? beam : ended;
        Trace best = from.get(Best.of(1, search.scores(from)).getFirst());
        return Solution.of(best.candidate(), beam.stream().map(Trace::candidate).toList());
    }
}
