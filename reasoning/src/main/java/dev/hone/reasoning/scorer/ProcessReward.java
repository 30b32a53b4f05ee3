package dev.hone.reasoning.scorer;

import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a process reward model says of a candidate's steps, put together.
///
/// A step ends with a token that holds `end`, the last with the candidate; its score is σ(value) there, the chance that
/// the solution is right so far. The candidate has the last, the least, the product or the mean of them.
///
/// Source: arXiv:2305.20050 (product, min); last: arXiv:2408.03314. Train one with `kind: process-reward-model`.
public record ProcessReward(Path model, String end, Reduce reduce) implements Scorer {
    @Override
    public String name() {
        return "process-reward";
    }

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        ScalarModel scalar = session.helpers().scalars().at(model);
        return candidates.stream().mapToDouble(c -> {
            ScalarModel.Values v = scalar.values(question.prompt(), c.text());
            session.ledger().enter(new Spend(0, 0, 0, v.ids().length));
            return reduce.of(steps(scalar, v));
        }).toArray();
    }

    private List<Double> steps(ScalarModel scalar, ScalarModel.Values v) {
        List<Double> steps = new ArrayList<>();
        for (int t = 0; t < v.ids().length; t++) {
            if (t == v.ids().length - 1 || !end.isEmpty() && scalar.text(v.ids()[t]).contains(end)) {
                steps.add(1 / (1 + StrictMath.exp(-v.values()[t])));
            }
        }
        return steps;
    }
}
