package dev.hone.reasoning.scorer;

import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The share of criteria that a judge finds met, each asked by itself.
///
/// `criteria` are parted by semicolons. The judge answers yes or no with at most `tokens` tokens; neither counts as no.
///
/// Source: Rubrics as rewards, arXiv:2507.17746 (there with weights).
/// Throws: `IllegalArgumentException` if there is no criterion.
public record Rubric(String criteria, int tokens) implements Scorer {
    public Rubric {
        if (criteria.isBlank() || tokens < 1) {
            throw new IllegalArgumentException("a rubric needs criteria, parted by semicolons, and tokens: '" + criteria
                    + "', " + tokens);
        }
    }

    @Override
    public String name() {
        return "rubric";
    }

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        List<String> each = Arrays.stream(criteria.split(";")).map(String::strip).filter(c -> !c.isEmpty()).toList();
        return met(question, candidates, each, tokens, session);
    }

    /// The share of these criteria that each candidate meets.
    static double[] met(
            Question question, List<Candidate> candidates, List<String> criteria, int tokens, Session session) {
        List<String> asked = new ArrayList<>();
        for (Candidate c : candidates) {
            for (String criterion : criteria) {
                asked.add("Question: " + question.text() + "\nSolution: " + c.text() + "\nDoes the solution meet this: "
                        + criterion + "? Answer yes or no.");
            }
        }
        double[] shares = new double[candidates.size()];
        if (asked.isEmpty()) {
            return shares;
        }
        List<String> said = Opinions.of(question, asked, tokens, session);
        for (int i = 0; i < said.size(); i++) {
            shares[i / criteria.size()] += Opinions.last(said.get(i), "yes", "no").orElse(0) / criteria.size();
        }
        return shares;
    }
}
