package dev.hone.reasoning.scorer;

import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.nio.file.Path;
import java.util.List;

/// The number of a reward model behind a candidate's last token: its Bradley-Terry score.
///
/// Source: arXiv:2203.02155. Train one with `kind: reward-model`.
public record RewardModelScore(Path model) implements Scorer {
    @Override
    public String name() {
        return "reward-model";
    }

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        ScalarModel scalar = session.helpers().scalars().at(model);
        double[] scores = new double[candidates.size()];
        for (int i = 0; i < scores.length; i++) {
            ScalarModel.Values v = scalar.values(question.prompt(), candidates.get(i).text());
            session.ledger().enter(new Spend(0, 0, 0, v.ids().length));
            scores[i] = v.last();
        }
        return scores;
    }
}
