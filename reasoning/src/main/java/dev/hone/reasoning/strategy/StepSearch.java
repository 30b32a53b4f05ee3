package dev.hone.reasoning.strategy;

import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.scorer.Scorer;
import dev.hone.reasoning.solve.Ask;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.ArrayList;
import java.util.List;

/// What searches over steps share: growing traces by a step, and scoring them.
record StepSearch(Question question, Session session, Scorer scorer, String end) {
    private GenerationOptions options(int written) {
        return Trace.step(session.options().withAlternatives(scorer.alternatives()), end, written);
    }

    /// First steps.
    List<Trace> first(int count) {
        return session.generate(new Ask(question.prompt(), count, options(0))).stream()
                .map(g -> Trace.begun(question, g))
                .toList();
    }

    /// Each trace with `count` next steps, a list each; traces that cannot go on give none.
    List<List<Trace>> grown(List<Trace> traces, int count) {
        return grown(traces, count, session.options().temperature());
    }

    /// Each trace with its most likely next step, a list of one each; traces that cannot go on give none.
    List<List<Trace>> likeliest(List<Trace> traces) {
        return grown(traces, 1, 0);
    }

    private List<List<Trace>> grown(List<Trace> traces, int count, double temperature) {
        List<List<Generation>> pieces = session.generate(traces.stream()
                .map(t -> new Ask(
                        t.prompt(), t.isOpen() ? count : 0, options(t.length()).withTemperature(temperature)))
                .toList());
        List<List<Trace>> grown = new ArrayList<>();
        for (int i = 0; i < traces.size(); i++) {
            Trace before = traces.get(i);
            grown.add(pieces.get(i).stream().map(before::then).toList());
        }
        return grown;
    }

    /// Each trace gone on with to its end by its most likely tokens.
    List<Trace> finished(List<Trace> traces) {
        List<List<Generation>> ends = session.generate(traces.stream()
                .map(t -> new Ask(t.prompt(), t.isOpen() ? 1 : 0, session.options().greedy()
                        .withAlternatives(scorer.alternatives())
                        .withMaxTokens(Math.max(1, session.options().maxTokens() - t.length()))))
                .toList());
        List<Trace> all = new ArrayList<>();
        for (int i = 0; i < traces.size(); i++) {
            all.add(ends.get(i).isEmpty() ? traces.get(i) : traces.get(i).then(ends.get(i).getFirst()));
        }
        return all;
    }

    /// Scores of traces, one each.
    double[] scores(List<Trace> traces) {
        List<Candidate> candidates = traces.stream().map(Trace::candidate).toList();
        return traces.isEmpty() ? new double[0] : scorer.score(question, candidates, session);
    }
}
