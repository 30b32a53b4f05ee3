package dev.hone.reasoning.scorer;

import dev.hone.foundation.InputException;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.tasks.search.TraceReplay;
import java.util.List;
import java.util.function.Function;

/// Replays the search that a candidate writes out: the share of its steps that are legal, and 1 more where it legally
/// reached a goal. Needs no gold answer, but a task whose traces can be replayed (`countdown-search`).
///
/// Source: arXiv:2404.03683 (steps of a trace, judged by replaying them).
public record TraceLegality() implements Scorer {
    @Override
    public String name() {
        return "trace-legality";
    }

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        Function<String, TraceReplay> replay = replay(question, name());
        return candidates.stream().map(c -> replay.apply(c.text()))
                .mapToDouble(r -> r.legality() + (r.reached() ? 1 : 0))
                .toArray();
    }

    /// How traces of a question are replayed.
    ///
    /// @throws InputException if its task has none
    public static Function<String, TraceReplay> replay(Question question, String who) {
        return question.replay().orElseThrow(() -> new InputException(
                who + " needs a task whose written searches can be replayed, such as countdown-search"));
    }
}
